using System.Collections.Immutable;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What <c>tile/rows</c> leaves for the nodes behind it.</summary>
/// <param name="OverlayPaths">Path of the overlay of every row, in order.</param>
/// <param name="Counts">Rows and pixels.</param>
internal sealed record RowsPayload(ImmutableArray<string> OverlayPaths, RowCounts Counts)
{
    /// <summary>Packs the payload.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        writer.Unsigned((ulong)OverlayPaths.Length);
        foreach (string path in OverlayPaths)
        {
            writer.Text(path);
        }

        Counts.Pack(writer);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a payload.</exception>
    public static RowsPayload Unpack(ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        string[] paths = new string[reader.Count()];
        for (int i = 0; i < paths.Length; i++)
        {
            paths[i] = reader.Text();
        }

        return new RowsPayload([.. paths], RowCounts.Unpack(ref reader));
    }
}

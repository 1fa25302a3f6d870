using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What the split files and the card need to know of a finished POI.</summary>
/// <param name="PoiId">Its id.</param>
/// <param name="Split">Where its rows go.</param>
/// <param name="Fragments">Row fragments in order: overview first, then tile by tile.</param>
/// <param name="Counts">Rows by kind and pixels by class.</param>
internal sealed record PoiSummary(string PoiId, Split Split, ImmutableArray<Digest> Fragments, RowCounts Counts)
{
    /// <summary>Packs the summary.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        writer.Text(PoiId);
        writer.Byte((byte)Split);
        writer.Unsigned((ulong)Fragments.Length);
        foreach (Digest fragment in Fragments)
        {
            writer.Hash(fragment);
        }

        Counts.Pack(writer);
        return writer.ToArray();
    }

    /// <summary>Reads the id alone.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a summary.</exception>
    public static string UnpackId(ReadOnlySpan<byte> bytes) => new RecordReader(bytes).Text();

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a summary.</exception>
    public static PoiSummary Unpack(ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        string id = reader.Text();
        Split split = (Split)reader.Byte();
        Digest[] fragments = new Digest[reader.Count()];
        for (int i = 0; i < fragments.Length; i++)
        {
            fragments[i] = reader.Hash();
        }

        return new PoiSummary(id, split, [.. fragments], RowCounts.Unpack(ref reader));
    }
}

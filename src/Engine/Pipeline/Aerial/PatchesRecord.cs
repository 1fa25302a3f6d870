using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Result of <c>quad/patches</c>: which patches a quad gives and what their pixels hash to, without the pixels.
/// </summary>
/// <param name="Quad">Grid of the quad.</param>
/// <param name="Patches">Patches that are kept, row by row from the north-west.</param>
/// <param name="Flaws">How many were left out, by <see cref="PatchFlaw"/>.</param>
internal sealed record PatchesRecord(Grid Quad, ImmutableArray<PatchRecord> Patches, ImmutableArray<int> Flaws)
{
    /// <summary>Kinds of flaws.</summary>
    public static int FlawKinds { get; } = Enum.GetValues<PatchFlaw>().Length;

    /// <summary>Packs the record.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        GridFormat.Pack(writer, Quad);
        foreach (int count in Flaws)
        {
            writer.Signed(count);
        }

        writer.Unsigned((ulong)Patches.Length);
        foreach (PatchRecord patch in Patches)
        {
            writer.Signed(patch.Patch.Id);
            writer.Signed(patch.Patch.Column);
            writer.Signed(patch.Patch.Row);
            writer.Unsigned(patch.Pixels.High);
            writer.Unsigned(patch.Pixels.Low);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <param name="bytes">The packed record.</param>
    /// <param name="options">Options that it was made with.</param>
    /// <param name="path">Path of the quad, for messages.</param>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static PatchesRecord Unpack(ReadOnlySpan<byte> bytes, PatchOptions options, string path)
    {
        RecordReader reader = new(bytes);
        Grid quad = GridFormat.Unpack(ref reader);
        int[] flaws = new int[FlawKinds];
        for (int i = 0; i < flaws.Length; i++)
        {
            flaws[i] = (int)reader.Signed();
        }

        PatchLattice lattice = PatchLattice.Create(quad, options, path);
        PatchRecord[] patches = new PatchRecord[reader.Count()];
        for (int i = 0; i < patches.Length; i++)
        {
            (long id, int column, int row) = (reader.Signed(), (int)reader.Signed(), (int)reader.Signed());
            patches[i] = new PatchRecord(
                new Patch(id, column, row, lattice.GridOf(column, row)),
                new PatchHash(reader.Unsigned(), reader.Unsigned()));
        }

        return new PatchesRecord(quad, [.. patches], [.. flaws]);
    }
}

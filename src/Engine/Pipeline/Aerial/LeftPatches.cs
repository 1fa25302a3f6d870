using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The patches of a quad that are left out because another quad shows their ground.</summary>
internal sealed class LeftPatches
{
    private readonly HashSet<(int Column, int Row)> _positions;

    private LeftPatches(HashSet<(int Column, int Row)> positions, Hash128 hash)
    {
        _positions = positions;
        Hash = hash;
    }

    /// <summary>No patch.</summary>
    public static LeftPatches None { get; } = Of([]);

    /// <summary>Hash of the positions.</summary>
    public Hash128 Hash { get; }

    /// <summary>The patches of one quad.</summary>
    /// <param name="overlaps">Row by row.</param>
    public static LeftPatches Of(ImmutableArray<PatchOverlap> overlaps)
    {
        int[] numbers = [.. overlaps.SelectMany(overlap => (int[])[overlap.Column, overlap.Row])];
        return new LeftPatches(
            [.. overlaps.Select(overlap => (overlap.Column, overlap.Row))],
            Hash128.Of(MemoryMarshal.AsBytes(numbers.AsSpan())));
    }

    /// <summary>True for a patch that is left out.</summary>
    public bool Contains(int column, int row) => _positions.Contains((column, row));
}

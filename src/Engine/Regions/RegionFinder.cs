using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NuTonic.Engine.Regions.RegionScratch;

namespace NuTonic.Engine.Regions;

/// <summary>
/// Finds the 8-connected components of all classes in one pass over the mask. Rows fall into runs of one value, no data
/// included, so that a run is told by its first pixel alone; a run joins the runs of its value that touch it in the row
/// above (union-find, the earlier run is the root); a pass over the runs then numbers the components by their first
/// pixel and adds up areas and boxes. The time depends on the number of runs.
/// </summary>
internal static class RegionFinder
{
    private const int AreaShift = 28;
    private const int ClassShift = 56;
    private const int MaxPixels = 1 << AreaShift;
    private const ulong IndexMask = MaxPixels - 1;

    /// <summary>Shares and kept regions of a mask. Exact.</summary>
    /// <param name="mask">Class ids 0..8; 255 is no data; other values count as valid but are of no class.</param>
    /// <param name="widthPx">Columns, at least 1.</param>
    /// <param name="heightPx">Rows, at least 1; at most 2^28 - 1 pixels in all.</param>
    /// <param name="options">Which regions are kept.</param>
    /// <exception cref="ArgumentException">The mask is not width * height samples.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static MaskSummary Find(ReadOnlySpan<byte> mask, int widthPx, int heightPx, RegionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPx, 1);
        if (mask.Length != (long)widthPx * heightPx || mask.Length >= MaxPixels)
        {
            throw new ArgumentException("The mask is not width * height samples, or too large.", nameof(mask));
        }

        using var scratch = new RegionScratch(mask.Length);
        int runs = 0;
        int above = 0;
        for (int row = 0; row < heightPx; row++)
        {
            int first = runs;
            runs = AddRow(mask, row * widthPx, widthPx, scratch.Starts, runs);
            scratch.Starts[runs] = (row + 1) * widthPx;
            Join(mask, widthPx, scratch, (above, first, runs));
            above = first;
        }

        int components = Merge(mask, widthPx, scratch, runs);
        Span<int> areas = stackalloc int[LandCoverClass.All.Length];
        areas.Clear();
        int candidates = Collect(scratch, components, options.MinAreaPx, areas);
        int validPx = mask.Length - mask.Count(LandCoverClass.NoData);
        (ImmutableArray<Region> regions, ImmutableArray<int> capped) = Keep(scratch, candidates, options);
        return new MaskSummary(widthPx, heightPx, validPx, Shares(areas, validPx), regions, capped);
    }

    /// <summary>
    /// Appends the starts of the runs of the row that begins at a pixel; returns their number so far.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddRow(ReadOnlySpan<byte> mask, int begin, int width, int[] starts, int count)
    {
        starts[count++] = begin;
        int end = begin + width;
        int i = begin + 1;
        for (; i <= end - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            Vector256<byte> same = Vector256.Equals(Vector256.Create(mask[i..]), Vector256.Create(mask[(i - 1)..]));
            for (uint changes = ~same.ExtractMostSignificantBits(); changes != 0; changes &= changes - 1)
            {
                starts[count++] = i + BitOperations.TrailingZeroCount(changes);
            }
        }

        for (; i < end; i++)
        {
            if (mask[i] != mask[i - 1])
            {
                starts[count++] = i;
            }
        }

        return count;
    }

    /// <summary>
    /// Joins runs First..End-1 of a row with those of the row above, Above..First-1, that touch them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(
        ReadOnlySpan<byte> mask, int width, RegionScratch scratch, (int Above, int First, int End) runs)
    {
        (int next, int first, int end) = runs;
        int[] starts = scratch.Starts;
        int[] parents = scratch.Parents;
        for (int i = first; i < end; i++)
        {
            byte value = mask[starts[i]];
            int left = starts[i] - width;
            int right = starts[i + 1] - width;
            while (next < first && starts[next + 1] < left)
            {
                next++;
            }

            // The root so far: comparing it with a neighbour's parent spares most walks to the neighbour's root.
            int root = i;
            for (int j = next; j < first && starts[j] <= right; j++)
            {
                if (mask[starts[j]] == value && parents[j] != root)
                {
                    root = Unite(parents, root, Root(parents, j));
                }
            }

            parents[i] = root;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Root(int[] parents, int index)
    {
        while (parents[index] != index)
        {
            int grandparent = parents[parents[index]];
            parents[index] = grandparent;
            index = grandparent;
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Unite(int[] parents, int one, int other)
    {
        int root = Math.Min(one, other);
        parents[Math.Max(one, other)] = root;
        return root;
    }

    /// <summary>
    /// Adds every run to its component and returns the number of components. Parents come before their runs, so that a
    /// parent already holds the component's number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Merge(ReadOnlySpan<byte> mask, int width, RegionScratch scratch, int runs)
    {
        int[] starts = scratch.Starts;
        int[] parents = scratch.Parents;
        Component[] components = scratch.Components;
        int count = 0;
        int row = 0;
        int rowStart = 0;
        for (int i = 0; i < runs; i++)
        {
            int start = starts[i];
            if (start == rowStart + width)
            {
                rowStart = start;
                row++;
            }

            int parent = parents[i];
            int number = parent == i ? count++ : parents[parent];
            parents[i] = number;
            ref Component whole = ref components[number];
            if (parent == i)
            {
                whole = new Component { Value = mask[start], Left = width, Top = row };
            }

            whole.AreaPx += starts[i + 1] - start;
            whole.Left = Math.Min(whole.Left, start - rowStart);
            whole.Right = Math.Max(whole.Right, starts[i + 1] - rowStart);
            whole.Bottom = row + 1;
        }

        return count;
    }

    /// <summary>
    /// Adds up the areas of the classes and writes the sort keys of the components that are large enough: class, area
    /// descending, number. Returns how many keys.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Collect(RegionScratch scratch, int components, double minAreaPx, Span<int> areas)
    {
        int candidates = 0;
        for (int i = 0; i < components; i++)
        {
            int classId = scratch.Components[i].Value;
            int areaPx = scratch.Components[i].AreaPx;
            if (classId >= areas.Length)
            {
                continue;
            }

            areas[classId] += areaPx;
            if (areaPx >= minAreaPx)
            {
                ulong smaller = (ulong)(MaxPixels - areaPx) << AreaShift;
                scratch.Order[candidates++] = ((ulong)classId << ClassShift) | smaller | (uint)i;
            }
        }

        return candidates;
    }

    private static (ImmutableArray<Region> Regions, ImmutableArray<int> Capped) Keep(
        RegionScratch scratch, int candidates, RegionOptions options)
    {
        Span<ulong> order = scratch.Order.AsSpan(0, candidates);
        order.Sort();
        var regions = ImmutableArray.CreateBuilder<Region>();
        var capped = ImmutableArray.CreateBuilder<int>();
        int ofClass = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int classId = (int)(order[i] >> ClassShift);
            ofClass = i > 0 && (int)(order[i - 1] >> ClassShift) == classId ? ofClass + 1 : 1;
            if (options.MaxRegionsPerClass == 0 || ofClass <= options.MaxRegionsPerClass)
            {
                Component kept = scratch.Components[order[i] & IndexMask];
                var box = new BoundingBox(kept.Left, kept.Top, kept.Right, kept.Bottom);
                regions.Add(new Region(classId, kept.AreaPx, box));
            }
            else if (ofClass == options.MaxRegionsPerClass + 1)
            {
                capped.Add(classId);
            }
        }

        return (regions.ToImmutable(), capped.ToImmutable());
    }

    private static ImmutableArray<ClassShare> Shares(ReadOnlySpan<int> areas, int validPx)
    {
        var shares = ImmutableArray.CreateBuilder<ClassShare>();
        for (int classId = 0; classId < areas.Length; classId++)
        {
            if (areas[classId] > 0)
            {
                shares.Add(new ClassShare(classId, areas[classId], areas[classId] / (double)validPx));
            }
        }

        return shares.ToImmutable();
    }
}

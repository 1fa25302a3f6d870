using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>Turns the many small parts of a file that are needed into few requests.</summary>
internal static class RangePlan
{
    /// <summary>
    /// The ranges to ask for, in order and apart from each other and from what is held: parts that overlap or lie at
    /// most a gap apart are one range, as long as it does not get too long.
    /// </summary>
    /// <param name="parts">What is needed, in any order, overlaps allowed.</param>
    /// <param name="held">What is at hand already; not asked for again.</param>
    /// <param name="options">Gap and length limits.</param>
    public static List<ByteRange> Create(
        IEnumerable<ByteRange> parts, IReadOnlyList<TiffExtent> held, RemoteOptions options)
    {
        TiffExtent[] known = [.. held.OrderBy(extent => extent.Offset)];
        List<ByteRange> ranges = [];
        foreach (ByteRange part in Merge(parts).SelectMany(part => Without(part, known)))
        {
            if (ranges.Count > 0 && Joins(ranges[^1], part, known, options))
            {
                ranges[^1] = ranges[^1] with { Length = part.End - ranges[^1].Offset };
            }
            else
            {
                ranges.Add(part);
            }
        }

        return [.. ranges.SelectMany(range => Split(range, options.MaxRangeBytes))];
    }

    /// <summary>The parts in order; those that overlap become one.</summary>
    private static List<ByteRange> Merge(IEnumerable<ByteRange> parts)
    {
        List<ByteRange> merged = [];
        foreach (ByteRange part in parts.OrderBy(part => part.Offset).ThenBy(part => part.Length))
        {
            if (merged.Count > 0 && part.Offset < merged[^1].End)
            {
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, part.End) - merged[^1].Offset };
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged;
    }

    private static IEnumerable<ByteRange> Without(ByteRange part, TiffExtent[] known)
    {
        long at = part.Offset;
        foreach (TiffExtent extent in known)
        {
            if (extent.End <= at || extent.Offset >= part.End)
            {
                continue;
            }

            if (extent.Offset > at)
            {
                yield return new ByteRange(at, extent.Offset - at);
            }

            at = extent.End;
        }

        if (at < part.End)
        {
            yield return new ByteRange(at, part.End - at);
        }
    }

    private static bool Joins(ByteRange range, ByteRange part, TiffExtent[] known, RemoteOptions options) =>
        part.Offset - range.End <= options.GapBytes
        && part.End - range.Offset <= options.MaxRangeBytes
        && !Array.Exists(known, extent => extent.Offset < part.Offset && extent.End > range.End);

    private static IEnumerable<ByteRange> Split(ByteRange range, long most)
    {
        for (long at = range.Offset; at < range.End; at += most)
        {
            yield return new ByteRange(at, Math.Min(most, range.End - at));
        }
    }
}

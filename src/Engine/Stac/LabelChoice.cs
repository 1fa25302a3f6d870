using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Chooses the rasters that label a place: those of one span of time, the nearest to the scene among the spans that
/// cover the box best. Spans are not mixed, because a map of two years tells of changes that never were.
/// </summary>
internal static class LabelChoice
{
    // Outlines of the same tile differ a little from year to year.
    private const int AllowedLoss = BoxSamples.Count / 100;

    /// <summary>The rasters for <paramref name="box"/>.</summary>
    /// <param name="answer">What was found.</param>
    /// <param name="labels">The collection.</param>
    /// <param name="box">The POI's box.</param>
    /// <param name="sceneTime">When the scene was taken.</param>
    /// <param name="origin">The server and the POI, for messages.</param>
    /// <exception cref="NuTonicException">NT1523: there is none; NT1511, NT1512: it has no such asset.</exception>
    public static ChosenLabels Choose(
        StacAnswer answer, LabelCollection labels, SearchBox box, DateTimeOffset sceneTime, StacOrigin origin)
    {
        BoxSamples samples = new(box);
        Span[] spans =
        [
            .. answer.Items.GroupBy(item => (item.Start, item.End))
                .Select(items => Cover(items, samples, Distance(items.Key.Start, items.Key.End, sceneTime)))
                .Where(span => span.Points > 0)
                .OrderBy(span => span.Distance)
                .ThenByDescending(span => span.Items[0].Start)
                .ThenByDescending(span => span.Items[0].End),
        ];
        if (spans.Length == 0)
        {
            string seen = answer.Unusable.IsEmpty
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture, $" ({answer.Unusable.Length} cannot be read: {answer.Unusable[0]})");
            throw new NuTonicException(Errors.LabelsNone, null, origin.Host, origin.Purpose, labels.Collection, seen);
        }

        int best = spans.Max(span => span.Points);
        Span chosen = spans.First(span => span.Points >= best - AllowedLoss);
        LabelTile[] tiles = [.. chosen.Items.Select(item => Tile(item, labels, origin))];
        return new ChosenLabels([.. tiles], (double)chosen.Points / BoxSamples.Count);
    }

    // Largest gain first; a tile that adds nothing is not read.
    private static Span Cover(IEnumerable<StacItem> items, BoxSamples samples, TimeSpan distance)
    {
        List<(StacItem Item, BitArray Points)> left =
        [
            .. items.OrderBy(item => item.Id, StringComparer.Ordinal)
                .Select(item => (item, samples.In(item.Footprint))),
        ];
        BitArray covered = new(BoxSamples.Count);
        ImmutableArray<StacItem>.Builder chosen = ImmutableArray.CreateBuilder<StacItem>();
        while (left.Count > 0)
        {
            (StacItem item, BitArray points) = left.MaxBy(one => Gain(one.Points, covered));
            if (Gain(points, covered) == 0)
            {
                break;
            }

            chosen.Add(item);
            covered.Or(points);
            left.RemoveAll(one => ReferenceEquals(one.Item, item));
        }

        return new Span(chosen.ToImmutable(), BoxSamples.CountOf(covered), distance);
    }

    private static int Gain(BitArray points, BitArray covered) =>
        BoxSamples.CountOf(new BitArray(covered).Not().And(points));

    // A product for a year often ends with the first instant of the next one,
    // so inside of two the nearer middle counts.
    private static TimeSpan Distance(DateTimeOffset start, DateTimeOffset end, DateTimeOffset time) =>
        (start + ((end - start) / 2) - time).Duration();

    private static LabelTile Tile(StacItem item, LabelCollection labels, StacOrigin origin) =>
        item.Asset(labels.AssetKey) is { IsJpeg2000: false } asset
            ? new LabelTile(item, HrefMap.Map(asset.Href, item.SelfHref, item.Id), asset.NoData)
            : throw new NuTonicException(
                Errors.AssetMissing,
                null,
                origin.Host,
                item.Id,
                labels.AssetKey,
                item.Assets.IsEmpty ? "no assets" : string.Join(", ", item.Assets.Take(40).Select(one => one.Key)));

    private sealed record Span(ImmutableArray<StacItem> Items, int Points, TimeSpan Distance);
}

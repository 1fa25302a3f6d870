using System.Collections.Immutable;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Chooses from what images the labels of a scene are taken.</summary>
/// <param name="sceneTime">When the scene was taken.</param>
/// <param name="product">The scene's product; null when its name tells nothing.</param>
internal sealed class LabelDayChoice(DateTimeOffset sceneTime, SentinelProduct? product)
{
    // Coverage is sampled: an image that covers a box may miss some samples at its rim.
    private const double WholeShare = 0.999;

    /// <summary>
    /// The days that have labels, nearest to the scene's day first; of two days equally near, the earlier one. Within a
    /// day the scene's own product comes first, then the image that has most of the box, then the first id in ordinal
    /// order; the others are added when that one does not have the whole box.
    /// </summary>
    public ImmutableArray<LabelDay> Days(IEnumerable<LabelImage> images)
    {
        DateOnly sceneDay = DateOnly.FromDateTime(sceneTime.UtcDateTime);
        return
        [
            .. images.Where(image => image.Share > 0)
                .GroupBy(image => image.Day)
                .OrderBy(day => Math.Abs(day.Key.DayNumber - sceneDay.DayNumber))
                .ThenBy(day => day.Key)
                .Select(day => Day(day, day.Key.DayNumber - sceneDay.DayNumber)),
        ];
    }

    private LabelDay Day(IEnumerable<LabelImage> images, int daysFromScene)
    {
        ImmutableArray<LabelImage> ordered =
        [
            .. images.OrderBy(image => IsSameProduct(image) ? 0 : 1)
                .ThenByDescending(image => image.Share)
                .ThenBy(image => image.Id, StringComparer.Ordinal),
        ];
        LabelImage first = ordered[0];
        return first.Share >= WholeShare
            ? new LabelDay([first], first.Share, daysFromScene, IsSameProduct(first))
            : new LabelDay(
                ordered, Math.Min(1, ordered.Sum(image => image.Share)), daysFromScene, IsSameProduct(first));
    }

    private bool IsSameProduct(LabelImage image) =>
        product is not null && SentinelProduct.Of(image.Id) is { } other && product.IsSameAs(other);
}

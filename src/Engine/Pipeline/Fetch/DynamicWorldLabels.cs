using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Labels of Dynamic World.</summary>
/// <param name="client">Asks Earth Engine.</param>
/// <param name="window">Days that scenes are searched in, as the option has them.</param>
internal sealed class DynamicWorldLabels(DynamicWorldClient client, DateWindow? window) : ILabelFetch
{
    /// <inheritdoc/>
    public async Task<FetchedPart> FetchAsync(
        LabelOrder order, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        StacItem scene = order.Scene.Choice.Item;
        DynamicWorldLabel label = await client.FetchAsync(
            new LabelQuery
            {
                Subject = order.Place.Id,
                BoxWgs84 = order.Box,
                Grid = order.Grid,
                SceneTime = scene.Time,
                SceneProducts = scene.ProductName is { } product ? [product, scene.Id] : [scene.Id],
                Window = Window(),
            },
            cancellationToken);
        return new FetchedPart(label.Content, [.. label.Images.Select(FactOf)]);
    }

    // Times of images are whole milliseconds.
    private LabelWindow? Window() =>
        window is null ? null : new LabelWindow("the query's window", window.From, window.To?.AddMilliseconds(1));

    private static SourceFact FactOf(LabelImage image) => new(
        SourceFact.Labels,
        DynamicWorldTerms.Name,
        "GOOGLE/DYNAMICWORLD/V1",
        image.Id,
        Instant.Text(image.Time),
        null,
        null,
        DynamicWorldTerms.License,
        null,
        DynamicWorldTerms.Attribution);
}

using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Labels from the class rasters of a STAC collection.</summary>
/// <param name="source">Finds the rasters of a place.</param>
/// <param name="classes">Our class by its value.</param>
/// <param name="windows">Reads rasters.</param>
/// <param name="file">Makes the file of an address and a POI.</param>
internal sealed class CatalogueLabels(
    LabelSource source, ClassMap classes, WindowStore windows, Func<Uri, string, RemoteFile> file) : ILabelFetch
{
    private const double WholeShare = 0.995;

    /// <inheritdoc/>
    public async Task<FetchedPart> FetchAsync(
        LabelOrder order, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        string poi = order.Place.Id;
        FoundLabels found = await source.FindAsync(order.Search, order.Scene.Choice.Item.Time, poi, cancellationToken);
        if (found.Choice.Coverage < WholeShare)
        {
            string percent = Math.Floor(found.Choice.Coverage * 100).ToString(CultureInfo.InvariantCulture);
            report(Diagnostic.Create(Errors.LabelsPartial, null, poi, percent));
        }

        if (found.Cut is { } cut)
        {
            report(Diagnostic.Create(Errors.LabelsCut, null, poi, cut.Host, cut.Collection, cut.Taken, cut.Limit));
        }

        ReadOnlyMemory<byte> content = await windows.GetClassesAsync(
            [.. found.Choice.Tiles.Select(tile => file(tile.Href, poi))],
            new WindowRequest { Target = order.Grid },
            classes.Classes.AsMemory(),
            cancellationToken);
        return new FetchedPart(content, found.Facts);
    }
}

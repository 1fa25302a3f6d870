using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Fetches what a POI is built from: the scene, its pixels, labels, a still. Safe for several threads.
/// </summary>
/// <param name="services">Whom to ask.</param>
/// <param name="boxKm">Width of POIs whose list says nothing, in km.</param>
internal sealed class PoiFetch(PoiFetchServices services, double boxKm)
{
    private const double ResolutionMeters = 10;
    private const double WholeShare = 0.995;

    /// <summary>The files of a POI.</summary>
    /// <exception cref="NuTonicException">NT13xx to NT17xx: something could not be had.</exception>
    public async Task<FetchedPoi> RunAsync(Place place, CancellationToken cancellationToken)
    {
        Extent box = place.Box(boxKm);
        Grid grid = ReferenceGrid.Create(box, place.Latitude, place.Longitude, ResolutionMeters);
        SearchBox search = SearchBox.Of(box);
        FoundScene scene = await services.Scenes.FindAsync(search, place.Id, cancellationToken);
        List<Diagnostic> warnings = [.. WarningsOf(place, scene)];

        Dictionary<string, ReadOnlyMemory<byte>> files = [];
        foreach ((string name, ReadOnlyMemory<byte> window) in await BandsAsync(place, scene, grid, cancellationToken))
        {
            files[$"sentinel-2-l2a/{scene.Choice.Item.FolderName}/{name}.tif"] = window;
        }

        List<SourceFact> sources = [scene.Fact];
        if (services.Labels is { } labels)
        {
            LabelOrder order = new(place, box, search, grid, scene);
            FetchedPart label = await labels.FetchAsync(order, warnings.Add, cancellationToken);
            files["label.tif"] = label.Content;
            sources.AddRange(label.Facts);
        }

        if (services.Stills is { } stills)
        {
            FetchedPart still = await stills.FetchAsync(place, cancellationToken);
            files[StillFetch.Path] = still.Content;
            sources.AddRange(still.Facts);
        }

        return new FetchedPoi(place, files.ToImmutableSortedDictionary(StringComparer.Ordinal))
        {
            ItemFolder = scene.Choice.Item.FolderName,
            Sources = [.. sources],
            Warnings = [.. warnings],
        };
    }

    private async Task<(string Name, ReadOnlyMemory<byte> Window)[]> BandsAsync(
        Place place, FoundScene scene, Grid grid, CancellationToken cancellationToken)
    {
        (string Name, Uri? Address)[] bands =
        [
            ("red", scene.Files.Red),
            ("green", scene.Files.Green),
            ("blue", scene.Files.Blue),
            ("scl", scene.Files.SceneClasses),
        ];
        WindowRequest request = new() { Target = grid };
        return await Task.WhenAll(bands.Where(band => band.Address is not null).Select(async band => (
            band.Name,
            await services.Windows.GetAsync(services.File(band.Address!, place.Id), request, cancellationToken))));
    }

    private static IEnumerable<Diagnostic> WarningsOf(Place place, FoundScene scene)
    {
        if (scene.Choice.Coverage < WholeShare)
        {
            string percent = Math.Floor(scene.Choice.Coverage * 100).ToString(CultureInfo.InvariantCulture);
            yield return Diagnostic.Create(Errors.ScenePartial, null, place.Id, scene.Choice.Item.Id, percent);
        }

        if (scene.Cut is { } cut)
        {
            yield return Diagnostic.Create(
                Errors.ScenesCut, null, place.Id, cut.Host, cut.Collection, cut.Taken, cut.Limit);
        }
    }
}

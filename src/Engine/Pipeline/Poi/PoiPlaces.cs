using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What POIs are beside each other: their ids, and the sub-folders that their files go to.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class PoiPlaces(PoiContext build)
{
    private readonly Dictionary<(int Width, int Height), long> _entries = [];

    /// <summary>
    /// Id and size of every POI by position, from its summary or else from poi.json; null where that is bad, which
    /// building the POI says.
    /// </summary>
    /// <param name="units">The POIs.</param>
    /// <param name="summaries">Summaries of POIs whose poi.json is unchanged: it is not read again.</param>
    public PoiPlace?[] Read(IReadOnlyList<UnitEntry> units, Func<int, ReadOnlyMemory<byte>?> summaries)
    {
        PoiPlace?[] places = new PoiPlace?[units.Count];
        Parallel.For(
            0,
            units.Count,
            new ParallelOptions { MaxDegreeOfParallelism = build.Options.Threads },
            poi => places[poi] = units[poi].Conflict is not null ? null : (summaries(poi) is { } summary ? PoiPlace.Of(summary.Span) : null) ?? Read(units[poi]));
        return places;
    }

    /// <summary>The sub-folders of all POIs, by the names of their units.</summary>
    /// <param name="units">The POIs.</param>
    /// <param name="places">From <see cref="Read(IReadOnlyList{UnitEntry}, Func{int, ReadOnlyMemory{byte}?})"/>.</param>
    public FolderPlan Plan(IReadOnlyList<UnitEntry> units, PoiPlace?[] places) => FolderPlan.Create(
        [
            .. places.Index().Where(place => place.Item is not null)
                .Select(place => new PoiEntries(units[place.Index].UnitName, place.Item!.Value.PoiId, MostEntries(place.Item.Value))),
        ],
        build.Options.Set.Integer("FolderEntries"));

    private static PoiPlace? Read(UnitEntry folder)
    {
        try
        {
            PoiDocument document = PoiDocument.Read(Path.Combine(folder.FolderPath, PoiDocument.FileName));
            Grid? grid = GridOf(document);
            return new PoiPlace(document.PoiId ?? folder.Folder, grid?.WidthPx ?? 0, grid?.HeightPx ?? 0, "");
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    private static Grid? GridOf(PoiDocument document)
    {
        try
        {
            return PoiWarp.GridOf(document);
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    // Most POIs of a data set have one of a few sizes.
    private long MostEntries(PoiPlace place)
    {
        if (place.WidthPx == 0 || place.HeightPx == 0)
        {
            return 0;
        }

        if (!_entries.TryGetValue((place.WidthPx, place.HeightPx), out long entries))
        {
            StepOptions steps = build.Steps;
            long tiles = TileOrigins.Count(place.HeightPx, place.WidthPx, steps.NativeTile, steps.Stride, steps.EdgeTiles);
            entries = tiles * steps.Views.Length * (steps.Overlays ? RowBuilder.MostRows(steps.Rows) : 1);
            _entries.Add((place.WidthPx, place.HeightPx), entries);
        }

        return entries;
    }
}

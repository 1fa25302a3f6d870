using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What POIs are beside each other: their ids, and the sub-folders that their files go to.</summary>
/// <remarks>Every build comes here with all POIs, most with nothing to do: no collection of value types, see
/// docs/performance.md.</remarks>
/// <param name="build">What the build shares.</param>
internal sealed class PoiPlaces(PoiContext build)
{
    /// <summary>
    /// Id and size of every POI by position, from its summary or else from poi.json; null where that is bad, which
    /// building the POI says.
    /// </summary>
    /// <param name="units">The POIs.</param>
    /// <param name="summaries">Summaries of POIs whose poi.json is unchanged: it is not read again.</param>
    public PoiPlace?[] Read(IReadOnlyList<UnitEntry> units, Func<int, ReadOnlyMemory<byte>?> summaries)
    {
        PoiPlace?[] places = new PoiPlace?[units.Count];
        List<int> unknown = [];
        for (int poi = 0; poi < places.Length; poi++)
        {
            if (units[poi].Conflict is null)
            {
                places[poi] = summaries(poi) is { } summary ? PoiPlace.Of(summary.Span) : null;
                if (places[poi] is null)
                {
                    unknown.Add(poi);
                }
            }
        }

        if (unknown.Count > 0)
        {
            Parallel.ForEach(
                unknown,
                new ParallelOptions { MaxDegreeOfParallelism = build.Options.Threads },
                poi => places[poi] = Read(units[poi]));
        }

        return places;
    }

    /// <summary>The sub-folders of all POIs.</summary>
    /// <param name="places">From
    /// <see cref="Read(IReadOnlyList{UnitEntry}, Func{int, ReadOnlyMemory{byte}?})"/>.</param>
    public FolderPlan Plan(PoiPlace?[] places)
    {
        List<PoiEntries> entries = new(places.Length);
        int rows = build.Steps.Overlays ? RowBuilder.MostRows(build.Steps.Rows) : 1;
        foreach (PoiPlace? place in places)
        {
            if (place is not null)
            {
                entries.Add(new PoiEntries(place.Hash, rows * MostTiles(place)));
            }
        }

        return FolderPlan.Create(entries, build.Options.Set.Integer("FolderEntries"));
    }

    private long MostTiles(PoiPlace place) => place.WidthPx == 0 || place.HeightPx == 0
        ? 0
        : TileForecast.MostTiles(place.HeightPx, place.WidthPx, build.Steps);

    /// <summary>Id and size of a POI from poi.json, without its folder; null where that is bad.</summary>
    /// <param name="folder">The POI.</param>
    public static PoiPlace? Read(UnitEntry folder)
    {
        try
        {
            PoiDocument document = PoiDocument.Read(Path.Combine(folder.FolderPath, PoiDocument.FileName));
            Grid? grid = GridOf(document);
            return PoiPlace.Create(document.PoiId ?? folder.Folder, grid?.WidthPx ?? 0, grid?.HeightPx ?? 0, null);
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
}

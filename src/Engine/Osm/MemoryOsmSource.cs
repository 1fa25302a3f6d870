using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm.Reading;
using NuTonic.Engine.Osm.Shapes;
using NuTonic.Engine.Osm.Storage;

namespace NuTonic.Engine.Osm;

/// <summary>A small map in memory; every query looks at all of it.</summary>
internal sealed class MemoryOsmSource : IOsmSource
{
    private readonly ImmutableArray<OsmElement> _elements;

    /// <summary>Takes elements in any order.</summary>
    public MemoryOsmSource(IEnumerable<OsmElement> elements) =>
        _elements = [.. elements.OrderBy(static element => element.Id)];

    private MemoryOsmSource(IEnumerable<OsmElement> elements, ExtractDescription description)
        : this(elements) => Description = description;

    /// <summary>All elements, ordered by id.</summary>
    public ImmutableArray<OsmElement> Elements => _elements;

    /// <summary>What the extract says about itself.</summary>
    public ExtractDescription Description { get; } = new();

    /// <summary>What was found in the extract; null for elements that came from elsewhere.</summary>
    public ExtractStatistics? Statistics { get; private init; }

    /// <summary>
    /// Reads a whole extract. Its elements are those that an <see cref="OsmIndex"/> of it would have.
    /// </summary>
    /// <exception cref="NuTonicException">NT1200 to NT1212.</exception>
    public static MemoryOsmSource Read(string extractPath, CancellationToken cancellationToken)
    {
        var store = new MemoryExtractStore();
        ExtractDescription description = ExtractReader.Read(extractPath, store, cancellationToken);
        Extent? box = description.BoxWgs84 ?? (store.Box.IsEmpty ? null : store.Box.ToExtent());
        var builder = new ElementBuilder(store);
        OsmElement[] elements = [.. builder.Build(store.NodeCount).Select(static element => element.ToElement())];
        return new MemoryOsmSource(elements, description with { BoxWgs84 = box }) { Statistics = builder.Statistics };
    }

    /// <inheritdoc/>
    public ImmutableArray<OsmElement> Query(Extent boxWgs84) =>
        [.. _elements.Where(element => Touches(element, boxWgs84))];

    private static bool Touches(OsmElement element, Extent box)
    {
        double west = double.PositiveInfinity;
        double south = double.PositiveInfinity;
        double east = double.NegativeInfinity;
        double north = double.NegativeInfinity;
        foreach (OsmPoint point in element.Points.Concat(element.Lines.SelectMany(static line => line))
            .Concat(element.Polygons.SelectMany(static polygon => polygon.Outer)))
        {
            west = Math.Min(west, point.Longitude);
            south = Math.Min(south, point.Latitude);
            east = Math.Max(east, point.Longitude);
            north = Math.Max(north, point.Latitude);
        }

        return west <= box.Right && east >= box.Left && south <= box.Top && north >= box.Bottom;
    }
}

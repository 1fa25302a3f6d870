using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Osm;

/// <summary>A map that can be asked what lies in a box. Safe for several threads.</summary>
internal interface IOsmSource
{
    /// <summary>
    /// Elements with tags whose bounding box touches <paramref name="boxWgs84"/>, with whole geometry, ordered by
    /// <see cref="OsmId"/>.
    /// </summary>
    /// <param name="boxWgs84">Degrees; x is longitude.</param>
    ImmutableArray<OsmElement> Query(Extent boxWgs84);
}

using System.Collections.Frozen;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Styles of lines by tag.</summary>
internal static class LineStyles
{
    /// <summary>Paint on asphalt.</summary>
    public static readonly GroundSurface Marking = new(214, 206, 170) { Mottle = 0, Grain = 0.04f, Opacity = 0.7f };

    /// <summary>A rail of steel.</summary>
    public static readonly GroundSurface Steel = new(178, 172, 164) { Mottle = 0, Opacity = 0.8f };

    private static readonly GroundSurface Asphalt = new(106, 107, 110) { Mottle = 0.05f, Grain = 0.04f };
    private static readonly GroundSurface Worn = new(128, 127, 124) { Mottle = 0.07f, Grain = 0.04f };
    private static readonly GroundSurface Concrete = new(172, 168, 160) { Mottle = 0.04f, Grain = 0.04f };
    private static readonly GroundSurface Dirt = new(178, 160, 126) { Mottle = 0.1f };
    private static readonly GroundSurface Grass = new(126, 130, 88) { Mottle = 0.12f, Dryness = 16 };
    private static readonly GroundSurface Ballast = new(122, 112, 104) { Mottle = 0.1f, Grain = 0.1f };
    private static readonly GroundSurface Canopy = new(60, 82, 52) { Canopy = 0.5f };

    private static readonly FrozenDictionary<string, LineStyle> Styles = new Dictionary<string, LineStyle>(
        StringComparer.Ordinal)
    {
        ["highway=motorway"] = Road(9, 13, Worn),
        ["highway=trunk"] = Road(8, 12, Asphalt),
        ["highway=primary"] = Road(7, 11, Asphalt),
        ["highway=secondary"] = Road(6, 9.5, Asphalt),
        ["highway=tertiary"] = Road(5, 8, Asphalt),
        ["highway=motorway_link"] = Road(4, 6, Worn),
        ["highway=primary_link"] = Road(4, 6, Asphalt),
        ["highway=unclassified"] = Street(4, 6.5, Worn, Grass),
        ["highway=road"] = Street(3, 6, Worn, Grass),
        ["highway=residential"] = Street(3, 7, Worn, Concrete),
        ["highway=living_street"] = Street(3, 6, Concrete, Concrete),
        ["highway=service"] = new(PaintLevels.Road + 1, 3.4, Worn.Toned(1.1f, 2)),
        ["highway=pedestrian"] = new(PaintLevels.Road, 4, Concrete),
        ["highway=track"] = new(PaintLevels.Path + 1, 2.8, Dirt),
        ["highway=path"] = new(PaintLevels.Path, 1.7, Dirt),
        ["highway=footway"] = new(PaintLevels.Path, 2, Dirt.Toned(1.08f, -2)),
        ["highway=cycleway"] = new(PaintLevels.Path, 2.4, Worn.Toned(1.1f, 0)),
        ["highway=bridleway"] = new(PaintLevels.Path, 2, Dirt),
        ["highway=steps"] = new(PaintLevels.Path, 2, Concrete),
        ["railway=rail"] = new(PaintLevels.Rail, 5, Ballast) { HasRails = true },
        ["railway=light_rail"] = new(PaintLevels.Rail, 4.5, Ballast) { HasRails = true },
        ["railway=tram"] = new(PaintLevels.Rail, 3, Ballast) { HasRails = true },
        ["waterway=river"] = new(PaintLevels.Water, 12, AreaStyles.Water),
        ["waterway=canal"] = new(PaintLevels.Water, 9, AreaStyles.Water),
        ["waterway=stream"] = new(PaintLevels.Water, 2.8, AreaStyles.Water)
        {
            VergeMeters = 3.5,
            Verge = Canopy.Toned(1.15f, 4),
        },
        ["waterway=ditch"] = new(PaintLevels.Water, 1.6, AreaStyles.Water)
        {
            VergeMeters = 1.2,
            Verge = Grass.Toned(0.85f, 0),
        },
        ["waterway=drain"] = new(PaintLevels.Water, 1.6, AreaStyles.Water),
        ["natural=tree_row"] = new(PaintLevels.Tree, 7, Canopy),
        ["barrier=hedge"] = new(PaintLevels.Tree, 1.8, Canopy),
        ["barrier=wall"] = new(PaintLevels.Marking, 0.5, Concrete),
        ["barrier=fence"] = new(PaintLevels.Marking, 0.25, Concrete with { Opacity = 0.6f }),
        ["power=line"] = new(PaintLevels.Overhead, 0.5, Concrete with { Opacity = 0.5f }),
        ["man_made=pipeline"] = new(PaintLevels.Marking, 1.2, Concrete),
        ["man_made=pier"] = new(PaintLevels.Road, 2.6, Concrete),
        ["man_made=embankment"] = new(PaintLevels.Verge, 3, Grass),
        ["leisure=track"] = new(PaintLevels.Path, 5, new(166, 96, 74) { Mottle = 0.04f, Grain = 0.03f }),
        ["aeroway=runway"] = new(PaintLevels.Road, 30, Worn) { HasMarking = true },
        ["aeroway=taxiway"] = new(PaintLevels.Road, 12, Worn) { HasMarking = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The style of a line with a tag; null when the tag says nothing about it.</summary>
    public static LineStyle? Find(string key, string value) => Styles.GetValueOrDefault(key + "=" + value);

    private static LineStyle Road(int rank, double width, GroundSurface surface) => new(
        PaintLevels.Road + rank, width, surface)
    {
        VergeMeters = 2.5,
        Verge = Grass,
        HasMarking = true,
    };

    private static LineStyle Street(int rank, double width, GroundSurface surface, GroundSurface verge) =>
        new(PaintLevels.Road + rank, width, surface) { VergeMeters = 1.6, Verge = verge };
}

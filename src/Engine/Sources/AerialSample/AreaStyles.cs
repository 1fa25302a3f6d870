using System.Collections.Frozen;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Surfaces of areas by tag.</summary>
internal static class AreaStyles
{
    /// <summary>Still and flowing water.</summary>
    public static readonly GroundSurface Water = new(46, 62, 66) { Mottle = 0.1f, Grain = 0.04f };

    private static readonly GroundSurface Lawn = new(112, 124, 82) { Dryness = 14, Mottle = 0.08f };
    private static readonly GroundSurface Garden = new(124, 126, 98) { Dryness = 14, Mottle = 0.1f, HasTrees = true };
    private static readonly GroundSurface Paving = new(152, 148, 142) { Mottle = 0.07f, Grain = 0.05f };
    private static readonly GroundSurface Asphalt = new(112, 112, 114) { Mottle = 0.06f, Grain = 0.05f };
    private static readonly GroundSurface Forest = new(60, 82, 54) { Canopy = 0.5f, Mottle = 0.16f, Dryness = 8 };
    private static readonly GroundSurface Meadow = new(132, 136, 84) { Dryness = 26, Mottle = 0.12f };
    private static readonly GroundSurface Sand = new(206, 192, 158) { Mottle = 0.06f };

    private static readonly FrozenDictionary<string, (int Level, GroundSurface Surface)> Styles =
        new Dictionary<string, (int, GroundSurface)>(StringComparer.Ordinal)
        {
            ["landuse=residential"] = (PaintLevels.Zone, Garden),
            ["landuse=commercial"] = (PaintLevels.Zone, Paving),
            ["landuse=retail"] = (PaintLevels.Zone, Paving),
            ["landuse=industrial"] = (PaintLevels.Zone, new(138, 134, 126) { Mottle = 0.14f }),
            ["landuse=railway"] = (PaintLevels.Zone, new(134, 126, 116) { Mottle = 0.14f }),
            ["landuse=construction"] = (PaintLevels.Zone, new(170, 150, 122) { Mottle = 0.2f }),
            ["landuse=brownfield"] = (PaintLevels.Zone, new(150, 140, 116) { Mottle = 0.2f, Dryness = 16 }),
            ["landuse=quarry"] = (PaintLevels.Zone, new(186, 172, 148) { Mottle = 0.26f }),
            ["landuse=farmland"] = (PaintLevels.Zone, new(146, 132, 92) { Rows = 0.07f, Mottle = 0.08f, Dryness = 10 }),
            ["landuse=farmyard"] = (PaintLevels.Zone, new(158, 146, 122) { Mottle = 0.16f }),
            ["landuse=cemetery"] = (PaintLevels.Ground, Lawn with { Grain = 0.24f, HasTrees = true }),
            ["landuse=allotments"] =
                (PaintLevels.Cover, new(122, 116, 78) { Rows = 0.2f, Grain = 0.2f, Mottle = 0.3f, Dryness = 24 }),
            ["landuse=orchard"] = (PaintLevels.Cover, new(112, 118, 74) { Rows = 0.3f, Grain = 0.2f }),
            ["landuse=vineyard"] = (PaintLevels.Cover, new(128, 122, 84) { Rows = 0.28f, Grain = 0.1f }),
            ["landuse=meadow"] = (PaintLevels.Cover, Meadow),
            ["landuse=grass"] = (PaintLevels.Cover, Lawn),
            ["landuse=village_green"] = (PaintLevels.Cover, Lawn),
            ["landuse=recreation_ground"] = (PaintLevels.Cover, Lawn),
            ["landuse=forest"] = (PaintLevels.Cover, Forest),
            ["natural=wood"] = (PaintLevels.Cover, Forest.Toned(0.95f, 2)),
            ["natural=grassland"] = (PaintLevels.Cover, Meadow),
            ["natural=heath"] = (PaintLevels.Cover, Meadow.Toned(0.85f, 12)),
            ["natural=scrub"] =
                (PaintLevels.Cover, new(98, 106, 72) { Canopy = 0.26f, Mottle = 0.2f, Grain = 0.12f, Dryness = 20 }),
            ["natural=wetland"] =
                (PaintLevels.Cover, new(104, 106, 76) { Mottle = 0.42f, Grain = 0.16f, Dryness = 12 }),
            ["natural=sand"] = (PaintLevels.Cover, Sand),
            ["natural=beach"] = (PaintLevels.Cover, Sand),
            ["natural=bare_rock"] = (PaintLevels.Cover, new(168, 162, 152) { Mottle = 0.2f, Grain = 0.14f }),
            ["natural=water"] = (PaintLevels.Water, Water),
            ["waterway=riverbank"] = (PaintLevels.Water, Water),
            ["landuse=reservoir"] = (PaintLevels.Water, Water),
            ["landuse=basin"] = (PaintLevels.Water, Water),
            ["leisure=swimming_pool"] = (PaintLevels.Paved + 2, new(96, 184, 204) { Grain = 0.03f }),
            ["leisure=park"] = (PaintLevels.Ground, Lawn with { HasTrees = true }),
            ["leisure=garden"] = (PaintLevels.Ground, Lawn with { HasTrees = true }),
            ["leisure=golf_course"] = (PaintLevels.Ground, Lawn with { HasTrees = true }),
            ["leisure=playground"] = (PaintLevels.Paved, Sand.Toned(0.86f, 8)),
            ["leisure=pitch"] = (PaintLevels.Paved, new(104, 132, 74) { Rows = 0.06f, Mottle = 0.03f }),
            ["leisure=track"] = (PaintLevels.Paved - 1, new(166, 96, 74) { Grain = 0.03f }),
            ["amenity=school"] = (PaintLevels.Ground, Lawn),
            ["amenity=university"] = (PaintLevels.Ground, Lawn with { HasTrees = true }),
            ["amenity=hospital"] = (PaintLevels.Ground, Paving),
            ["amenity=grave_yard"] = (PaintLevels.Ground, Lawn with { Grain = 0.24f, HasTrees = true }),
            ["amenity=place_of_worship"] = (PaintLevels.Ground, Lawn),
            ["amenity=fuel"] = (PaintLevels.Paved, Paving),
            ["amenity=parking"] = (PaintLevels.Paved, Asphalt),
            ["highway=pedestrian"] = (PaintLevels.Paved, Paving.Toned(1.08f, 6)),
            ["highway=footway"] = (PaintLevels.Paved, Paving),
            ["highway=service"] = (PaintLevels.Paved, Asphalt),
            ["place=square"] = (PaintLevels.Paved, Paving.Toned(1.08f, 6)),
            ["aeroway=apron"] = (PaintLevels.Paved, Paving),
            ["man_made=pier"] = (PaintLevels.Paved, new(164, 150, 128)),
            ["man_made=bridge"] = (PaintLevels.Paved, Paving),
            ["power=substation"] = (PaintLevels.Ground, new(158, 154, 148) { Grain = 0.24f }),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly GroundSurface[] Crops =
    [
        new(152, 136, 98) { Rows = 0.05f, Mottle = 0.1f, Dryness = 8 },
        new(96, 118, 62) { Rows = 0.1f, Mottle = 0.07f, Dryness = 8 },
        new(192, 172, 116) { Rows = 0.05f, Mottle = 0.06f, Dryness = 6 },
        new(124, 106, 84) { Rows = 0.06f, Mottle = 0.13f },
        new(118, 132, 72) { Rows = 0.09f, Mottle = 0.08f, Dryness = 14 },
    ];

    /// <summary>What lies where the map says nothing: rough grass with single trees.</summary>
    public static GroundSurface Unmapped { get; } = new(122, 124, 86) { Dryness = 22, Mottle = 0.14f, HasTrees = true };

    /// <summary>Level and surface of an area with a tag; null when the tag says nothing about it.</summary>
    public static (int Level, GroundSurface Surface)? Find(string key, string value) =>
        Styles.TryGetValue(key + "=" + value, out (int, GroundSurface) style) ? style : null;

    /// <summary>What grows on a field.</summary>
    /// <param name="crop">Value of the tag "crop"; null without it.</param>
    /// <param name="bits">Random bits of the field.</param>
    public static GroundSurface Field(string? crop, ulong bits) => crop switch
    {
        "maize" or "corn" => Crops[1],
        "wheat" or "barley" => Crops[2],
        "fallow" => Crops[3],
        "soy" or "sugar_beet" => Crops[4],
        _ => Crops[bits % (ulong)Crops.Length],
    };
}

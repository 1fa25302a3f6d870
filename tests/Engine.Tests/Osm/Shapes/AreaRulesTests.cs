using System.Collections.Immutable;
using NuTonic.Engine.Osm.Shapes;

namespace NuTonic.Engine.Tests.Osm.Shapes;

/// <summary>The table of the polygon-features list, and what overrides it.</summary>
public sealed class AreaRulesTests
{
    [Theory]
    [InlineData("building=yes", true)]
    [InlineData("building=no", false)]
    [InlineData("building:part=yes", true)]
    [InlineData("landuse=forest", true)]
    [InlineData("amenity=school", true)]
    [InlineData("amenity=no", false)]
    [InlineData("leisure=pitch", true)]
    [InlineData("boundary=national_park", true)]
    [InlineData("place=island", true)]
    [InlineData("shop=mall", true)]
    [InlineData("tourism=zoo", true)]
    [InlineData("historic=ruins", true)]
    [InlineData("public_transport=platform", true)]
    [InlineData("office=company", true)]
    [InlineData("military=airfield", true)]
    [InlineData("ruins=yes", true)]
    [InlineData("area:highway=footway", true)]
    [InlineData("craft=brewery", true)]
    [InlineData("golf=green", true)]
    [InlineData("indoor=room", true)]
    [InlineData("highway=services", true)]
    [InlineData("highway=rest_area", true)]
    [InlineData("highway=escape", true)]
    [InlineData("highway=elevator", true)]
    [InlineData("highway=residential", false)]
    [InlineData("highway=pedestrian", false)]
    [InlineData("natural=water", true)]
    [InlineData("natural=coastline", false)]
    [InlineData("natural=cliff", false)]
    [InlineData("natural=ridge", false)]
    [InlineData("natural=arete", false)]
    [InlineData("natural=tree_row", false)]
    [InlineData("natural=no", false)]
    [InlineData("waterway=riverbank", true)]
    [InlineData("waterway=dock", true)]
    [InlineData("waterway=boatyard", true)]
    [InlineData("waterway=dam", true)]
    [InlineData("waterway=river", false)]
    [InlineData("barrier=city_wall", true)]
    [InlineData("barrier=ditch", true)]
    [InlineData("barrier=hedge", true)]
    [InlineData("barrier=retaining_wall", true)]
    [InlineData("barrier=wall", true)]
    [InlineData("barrier=spikes", true)]
    [InlineData("barrier=fence", false)]
    [InlineData("railway=station", true)]
    [InlineData("railway=turntable", true)]
    [InlineData("railway=roundhouse", true)]
    [InlineData("railway=platform", true)]
    [InlineData("railway=rail", false)]
    [InlineData("man_made=pier", true)]
    [InlineData("man_made=cutline", false)]
    [InlineData("man_made=embankment", false)]
    [InlineData("man_made=pipeline", false)]
    [InlineData("man_made=no", false)]
    [InlineData("power=plant", true)]
    [InlineData("power=substation", true)]
    [InlineData("power=generator", true)]
    [InlineData("power=transformer", true)]
    [InlineData("power=line", false)]
    [InlineData("aeroway=aerodrome", true)]
    [InlineData("aeroway=taxiway", false)]
    [InlineData("aeroway=no", false)]
    [InlineData("name=x", false)]
    [InlineData("Building=yes", false)]
    [InlineData("area=yes highway=pedestrian", true)]
    [InlineData("area=no landuse=forest", false)]
    [InlineData("area=no", false)]
    [InlineData("area=no building=yes", false)]
    [InlineData("building=no landuse=forest", true)]
    public void IsArea_Tags_FollowTheList(string tags, bool expected)
    {
        Assert.Equal(expected, AreaRules.IsArea(Tags(tags)));
    }

    [Theory]
    [InlineData("building=yes", true)]
    [InlineData("building:part=yes", true)]
    [InlineData("landuse=forest", true)]
    [InlineData("landuse=no", false)]
    [InlineData("area=no building=yes", false)]
    [InlineData("leisure=track", false)]
    public void IsNeverLine_Tags_AreThoseOfSurfaces(string tags, bool expected)
    {
        Assert.Equal(expected, AreaRules.IsNeverLine(Tags(tags)));
    }

    private static ImmutableArray<KeyValuePair<string, string>> Tags(string tags) =>
        [.. tags.Split(' ').Select(tag => new KeyValuePair<string, string>(tag.Split('=')[0], tag.Split('=')[1]))];
}

using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Facts;

public sealed class TagRulesTests
{
    [Theory]
    [InlineData("tiger:cfcc", true, true)]
    [InlineData("tiger:county", false, false)]
    [InlineData("tiger:seperated", false, false)]
    [InlineData("tiger:separated", true, true)]
    [InlineData("massgis:way_id", true, true)]
    [InlineData("nysgissam:id", true, true)]
    [InlineData("gnis:feature_id", true, true)]
    [InlineData("gnis:county_name", false, true)]
    [InlineData("addr:flats", true, true)]
    [InlineData("addr:postcode", true, true)]
    [InlineData("contact:phone", true, true)]
    [InlineData("ref", true, true)]
    [InlineData("ref:bridge", true, true)]
    [InlineData("FMMP_modified", true, true)]
    [InlineData("source", true, true)]
    [InlineData("source:geometry", false, true)]
    [InlineData("name:fr", true, true)]
    [InlineData("brand:wikidata", true, true)]
    [InlineData("NHD:FTYPE", false, false)]
    [InlineData("NHD:FCode", true, true)]
    [InlineData("acres", false, true)]
    [InlineData("import", false, true)]
    [InlineData("import:date", false, true)]
    [InlineData("importance", false, false)]
    [InlineData("attribution", false, true)]
    [InlineData("gauge", false, true)]
    [InlineData("highway", false, false)]
    [InlineData("surface", false, false)]
    [InlineData("sourceX", false, false)]
    public void IsDropped_Key_FollowsTheLists(string key, bool byReference, bool byDefault)
    {
        Assert.Equal(byReference, TagRules.IsDropped(key, FactsStyle.Reference));
        Assert.Equal(byDefault, TagRules.IsDropped(key, FactsStyle.Correct));
    }
}

using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Captions;

public sealed class TagSentencesTests
{
    [Theory]
    [InlineData("Line", "surface", "asphalt", "tag.material", "asphalt")]
    [InlineData("Area", "surface", "unpaved", "tag.unpaved", null)]
    [InlineData("Line", "lanes", "1", "tag.lane", null)]
    [InlineData("Line", "lanes", "3", "tag.lanes", "three")]
    [InlineData("Line", "oneway", "yes", "tag.oneway", null)]
    [InlineData("Line", "bridge", "viaduct", "tag.bridge", null)]
    [InlineData("Line", "electrified", "rail", "tag.electrified", null)]
    [InlineData("Area", "building:levels", "1", "tag.level", null)]
    [InlineData("Area", "building:levels", "4", "tag.levels", "four")]
    [InlineData("Area", "leaf_type", "broadleaved", "tag.leaf", "broadleaved trees")]
    [InlineData("Area", "sport", "american_football;soccer", "tag.sport", "American football and soccer")]
    [InlineData("Area", "crop", "grape", "tag.crop", "grapes")]
    [InlineData("Area", "crop", "soy", "tag.crop", "soy")]
    [InlineData("Line", "intermittent", "yes", "tag.intermittent", null)]
    [InlineData("Point", "access", "private", "tag.private", null)]
    [InlineData("Point", "operator", "Bay Water", "tag.operator", "Bay Water")]
    public void Find_TagOfItsSort_HasASentence(string kind, string key, string value, string section, string? said)
    {
        (string Section, string Name, string? Text)? found = Find(kind, key, value);

        Assert.Equal(section, found?.Section);
        Assert.Equal(said, found?.Text);
    }

    [Theory]
    [InlineData("Area", "lanes", "2")]
    [InlineData("Point", "surface", "asphalt")]
    [InlineData("Line", "building:levels", "2")]
    [InlineData("Line", "leaf_type", "mixed")]
    [InlineData("Line", "sport", "tennis")]
    [InlineData("Area", "oneway", "yes")]
    [InlineData("Area", "crop", "fallow")]
    [InlineData("Area", "building:levels", "2.5")]
    [InlineData("Line", "lanes", "0")]
    [InlineData("Line", "oneway", "no")]
    [InlineData("Area", "sport", "multi")]
    [InlineData("Line", "surface", "<b>")]
    [InlineData("Area", "operator", "School of Oakland")]
    public void Find_OtherTag_IsPassedOver(string kind, string key, string value) =>
        Assert.Null(Find(kind, key, value));

    private static (string Section, string Name, string? Text)? Find(string kind, string key, string value)
    {
        ElementFacts element = SomeFacts.Area("way/1", "school", "The School of Oakland") with
        {
            Kind = Enum.Parse<ElementKind>(kind),
        };
        return TagSentences.Find(new TagFact(key, value, null), element, new WashOptions()) is { } found
            ? (found.Section, found.Name, found.Value.Text)
            : null;
    }
}

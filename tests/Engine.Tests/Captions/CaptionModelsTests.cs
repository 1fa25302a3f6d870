using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Captions;

public sealed class CaptionModelsTests
{
    [Fact]
    public void Parse_List_ReadsNamesAndWeights()
    {
        CaptionModels models = CaptionModels.Parse(" org/b=0.25 ;a; odd=name=2;");

        Assert.Equal(
            [new CaptionModel("a", 1), new CaptionModel("odd=name", 2), new CaptionModel("org/b", 0.25)], models.All);
    }

    [Theory]
    [InlineData("", "NT5518")]
    [InlineData(" ; ", "NT5518")]
    [InlineData("a=0", "NT5500")]
    [InlineData("a=-1", "NT5500")]
    [InlineData("a=x", "NT5500")]
    [InlineData("a=NaN", "NT5500")]
    [InlineData("a=1e9", "NT5500")]
    [InlineData("=1", "NT5500")]
    [InlineData("a;a=2", "NT5500")]
    public void Parse_Wrong_IsATypedError(string text, string code) =>
        Assert.Equal(code, Assert.Throws<NuTonicException>(() => CaptionModels.Parse(text)).Diagnostic.Code);

    [Fact]
    public void Choose_Weights_AreKeptAndStable()
    {
        CaptionModels models = CaptionModels.Parse("a=3;b=1");
        CaptionModels same = CaptionModels.Parse("b=1;a=3");

        string[] chosen = [.. Enumerable.Range(1, 4000).Select(id => models.Choose(id, 1))];

        // 3000 of 4000 are expected; 110 is four standard deviations (27.4).
        Assert.InRange(chosen.Count(name => name == "a"), 2890, 3110);
        Assert.Equal(chosen, Enumerable.Range(1, 4000).Select(id => same.Choose(id, 1)));
        Assert.NotEqual(chosen, Enumerable.Range(1, 4000).Select(id => models.Choose(id, 2)));
    }

    [Fact]
    public void Choose_LargeWeights_ChooseAsTheirShares()
    {
        CaptionModels small = CaptionModels.Parse("a=1;b=3");
        CaptionModels large = CaptionModels.Parse("a=300000;b=900000");

        Assert.All(Enumerable.Range(1, 20_000), id => Assert.Equal(small.Choose(id, 1), large.Choose(id, 1)));
    }

    [Fact]
    public void Choose_ModelAdded_OnlyItsPatchesChange()
    {
        CaptionModels two = CaptionModels.Parse("a=1;b=1");
        CaptionModels three = CaptionModels.Parse("a=1;b=1;c=1");

        Assert.All(Enumerable.Range(1, 2000), id =>
            Assert.True(three.Choose(id, 1) is "c" || three.Choose(id, 1) == two.Choose(id, 1)));
    }
}

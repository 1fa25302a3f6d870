using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class SplitWeightsTests
{
    [Theory]
    [InlineData("8;1;1", 8, 1, 1)]
    [InlineData(" 0 ; 0 ; 7 ", 0, 0, 7)]
    public void Parse_ThreeWeights_Read(string text, int train, int validation, int test) =>
        Assert.Equal(new SplitWeights(train, validation, test), SplitWeights.Parse(text, NeverAsked));

    [Theory]
    [InlineData("")]
    [InlineData("8;1")]
    [InlineData("8;1;1;")]
    [InlineData("8,1,1")]
    [InlineData("0;0;0")]
    [InlineData("8;-1;1")]
    [InlineData("0.8;0.1;0.1")]
    [InlineData("1000001;1;1")]
    public void Parse_Malformed_Throws(string text)
    {
        var location = new SourceLocation("dataset.proj", 3);

        var error = Assert.Throws<NuTonicException>(() => SplitWeights.Parse(text, () => location));

        Assert.Equal("NT3001", error.Diagnostic.Code);
        Assert.Equal(location, error.Diagnostic.Location);
        Assert.Contains("'" + text + "'", error.Message, StringComparison.Ordinal);
    }

    private static SourceLocation? NeverAsked()
    {
        Assert.Fail("a good value need not be located");
        return null;
    }
}

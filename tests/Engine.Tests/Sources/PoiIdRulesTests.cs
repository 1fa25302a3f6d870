using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

public sealed class PoiIdRulesTests
{
    private static readonly SourceLocation Place = new("poi.json", 2, 3);

    [Theory]
    [InlineData("poi_0000_g001")]
    [InlineData("a")]
    [InlineData("Grün-7 b")]
    [InlineData("COM")]
    [InlineData("console")]
    [InlineData("COM10")]
    public void Check_UsableId_Passes(string id) => PoiIdRules.Check(id, Place);

    [Theory]
    [InlineData("a/b", "NT1015")]
    [InlineData("a\\b", "NT1015")]
    [InlineData("a\u0007", "NT1015")]
    [InlineData("a\u202Eb", "NT1015")]
    [InlineData("a\uD800", "NT1015")]
    [InlineData("a:b", "NT1015")]
    [InlineData("a?", "NT1015")]
    [InlineData("", "NT1015")]
    [InlineData(" a", "NT1015")]
    [InlineData("a ", "NT1015")]
    [InlineData(".a", "NT1015")]
    [InlineData("a.", "NT1015")]
    [InlineData("poi_1.5", "NT1015")]
    [InlineData(".", "NT1017")]
    [InlineData("..", "NT1017")]
    [InlineData("con", "NT1017")]
    [InlineData("Nul.txt", "NT1017")]
    [InlineData("LPT9", "NT1017")]
    [InlineData("com\u00B9", "NT1017")]
    public void Check_UnusableId_IsRefusedAtItsPlace(string id, string code)
    {
        Diagnostic diagnostic = Assert.Throws<NuTonicException>(() => PoiIdRules.Check(id, Place)).Diagnostic;

        Assert.Equal((code, Place), (diagnostic.Code, diagnostic.Location));
        Assert.DoesNotContain(diagnostic.Message, char.IsControl);
    }

    [Theory]
    [InlineData('a', 100, false)]
    [InlineData('a', 101, true)]
    [InlineData('\u5730', 40, false)]
    [InlineData('\u5730', 41, true)]
    public void Check_Length_IsLimitedInCharactersAndBytes(char letter, int count, bool isRefused)
    {
        Exception? failure = Record.Exception(() => PoiIdRules.Check(new string(letter, count), Place));

        Assert.Equal(isRefused ? "NT1016" : null, (failure as NuTonicException)?.Diagnostic.Code);
        Assert.Equal(isRefused, failure is not null);
    }
}

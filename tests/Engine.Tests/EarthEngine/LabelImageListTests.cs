using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class LabelImageListTests
{
    private const string Id = "20240612T102601_20240612T102600_T32TQM";
    private const string Row = $"[\"{Id}\",1718187961000,0.5]";

    private static readonly LabelWindow Day = LabelWindow.Around(new DateOnly(2024, 6, 12), 0);

    [Fact]
    public void Read_Rows_AreImages()
    {
        LabelImage image = Assert.Single(Read($"{{\"result\":{{\"list\":[{Row}]}}}}"));

        Assert.Equal(new LabelImage(Id, new DateTimeOffset(2024, 6, 12, 10, 26, 1, TimeSpan.Zero), 0.5), image);
    }

    [Fact]
    public void Read_NoRows_IsEmpty() => Assert.Empty(Read("{\"result\":{\"list\":[]}}"));

    [Fact]
    public void Read_ShareRoundedUp_IsOne() =>
        Assert.Equal(1, Read($"{{\"result\":{{\"list\":[[\"{Id}\",1718187961000,1.0000000002]]}}}}")[0].Share);

    [Theory]
    [InlineData("<html>Sign in</html>", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "no list")]
    [InlineData("{\"result\":[]}", "no list")]
    [InlineData("{\"result\":{\"list\":7}}", "no list")]
    [InlineData("{\"result\":{\"list\":[7]}}", "id, time and share")]
    [InlineData("{\"result\":{\"list\":[[\"x\",1]]}}", "id, time and share")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",\"1718187961000\",0.5]]}}", "id, time and share")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",1e999,0.5]]}}", "id, time and share")]
    [InlineData("{\"result\":{\"list\":[[\"../../secret\",1718187961000,0.5]]}}", "form")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\\n\",1718187961000,0.5]]}}", "form")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",1718187961000,1.5]]}}", "cannot be")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",1718187961000,-0.1]]}}", "cannot be")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",1718287961000,0.5]]}}", "cannot be")]
    [InlineData("{\"result\":{\"list\":[[\"" + Id + "\",1e300,0.5]]}}", "cannot be")]
    [InlineData("{\"result\":{\"list\":[" + Row + "," + Row + "]}}", "twice")]
    [InlineData("{\"result\":{\"list\":[" + Row + "," + Row + "," + Row + "," + Row + "]}}", "4 images")]
    public void Read_AnythingElse_IsAnErrorThatNamesHostAndPoi(string body, string reason)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => Read(body));

        Assert.Equal("NT1705", error.Diagnostic.Code);
        Assert.Contains("ee.test", error.Message, StringComparison.Ordinal);
        Assert.Contains("poi_7", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_IsAnError()
    {
        string body = "{\"result\":{\"list\":" + new string('[', 500) + new string(']', 500) + "}}";

        Assert.Equal("NT1705", Assert.Throws<NuTonicException>(() => Read(body)).Diagnostic.Code);
    }

    private static ImmutableArray<LabelImage> Read(string body) => LabelImageList.Read(
        Encoding.UTF8.GetBytes(body), Day, 3, new Question("ee.test", "poi_7", LabelImageList.Purpose, 1 << 20));
}

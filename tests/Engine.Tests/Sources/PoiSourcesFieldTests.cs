using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

/// <summary>The field <c>sources</c> of a poi.json.</summary>
public sealed class PoiSourcesFieldTests
{
    private const string Head = "{\"sources\": ";
    private const string Rest = ", \"bbox_wgs84\": [1, 2, 3, 4], \"latitude\": 3, \"longitude\": 2}";

    [Fact]
    public void Parse_AllFields_AreTaken()
    {
        PoiDocument document = Parse(
            """
            [{"role": "imagery", "title": "Sentinel-2 \u00e9", "collection": "sentinel-2-l2a", "item": "S2B_1",
              "datetime": "2024-06-30T10:20:30.5Z", "cloud_cover": 0, "href": "https://example.org/items/1?f=json#top",
              "license": "terms", "attribution": "notice", "bands": [{"role": 1}]},
             {"title": "Labels", "role": "labels"}, {"role": "still", "title": "Map", "license": "", "href": null}]
            """);

        Assert.Equal(
            [
                new PoiSource(PoiSourceRole.Imagery, "Sentinel-2 é")
                {
                    Collection = "sentinel-2-l2a",
                    Item = "S2B_1",
                    Datetime = "2024-06-30T10:20:30.5Z",
                    CloudCover = 0,
                    Href = "https://example.org/items/1?f=json#top",
                    License = "terms",
                    Attribution = "notice",
                },
                new PoiSource(PoiSourceRole.Labels, "Labels"),
                new PoiSource(PoiSourceRole.Still, "Map"),
            ],
            document.Sources);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void Parse_NoSources_IsEmpty(string sources) => Assert.Empty(Parse(sources).Sources);

    [Fact]
    public void Parse_SourcesElsewhere_AreNotThose() =>
        Assert.Empty(Parse("null, \"hf_row_meta\": {\"sources\": 7}").Sources);

    [Theory]
    [InlineData("7", "NT1006", "sources")]
    [InlineData("{}", "NT1006", "sources")]
    [InlineData("[7]", "NT1006", "sources[0]")]
    [InlineData("[{}]", "NT1005", "sources[0].title")]
    [InlineData("[{\"role\": \"still\", \"title\": \"\"}]", "NT1005", "sources[0].title")]
    [InlineData("[{\"title\": \"a\"}]", "NT1005", "sources[0].role")]
    [InlineData("[{\"title\": \"a\", \"role\": null}]", "NT1006", "sources[0].role")]
    [InlineData("[{\"title\": \"a\", \"role\": \"Still\"}]", "NT1035", "sources[0].role")]
    [InlineData("[{\"title\": 7}]", "NT1006", "sources[0].title")]
    [InlineData("[{\"title\": \"a\", \"title\": \"a\"}]", "NT1007", "sources[0].title")]
    [InlineData("[{\"title\": \"a\\nb\"}]", "NT1037", "sources[0].title")]
    [InlineData("[{\"attribution\": \"a\\u2028b\"}]", "NT1037", "sources[0].attribution")]
    [InlineData("[{\"cloud_cover\": \"3\"}]", "NT1006", "sources[0].cloud_cover")]
    [InlineData("[{\"cloud_cover\": -0.5}]", "NT1039", "sources[0].cloud_cover")]
    [InlineData("[{\"cloud_cover\": 100.5}]", "NT1039", "sources[0].cloud_cover")]
    [InlineData("[{\"cloud_cover\": 1e999}]", "NT1008", "sources[0].cloud_cover")]
    [InlineData("[{\"datetime\": \"yesterday\"}]", "NT1038", "sources[0].datetime")]
    [InlineData("[{\"datetime\": \"2024-02-30\"}]", "NT1038", "sources[0].datetime")]
    [InlineData("[{\"datetime\": \"2024-02-01T25:00:00Z\"}]", "NT1038", "sources[0].datetime")]
    [InlineData("[{\"datetime\": \"2024-02-01/2024-02-02/2024-02-03\"}]", "NT1038", "sources[0].datetime")]
    [InlineData("[{\"href\": \"s3://bucket/key\"}]", "NT1040", "sources[0].href")]
    [InlineData("[{\"href\": \"items/1\"}]", "NT1040", "sources[0].href")]
    [InlineData("[{\"href\": \"https://ann:hidden@example.org/1\"}]", "NT1041", "sources[0].href")]
    [InlineData("[{\"href\": \"https://example.org/1?sig=hidden\"}]", "NT1042", "'sig'")]
    public void Parse_WrongSource_NamesCodeAndField(string sources, string code, string named)
    {
        Diagnostic diagnostic = Fail(sources);

        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(named, diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("dir/poi.json", diagnostic.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(1, diagnostic.Location!.Line);
    }

    [Theory]
    [InlineData("title", 256)]
    [InlineData("item", 256)]
    [InlineData("license", 1024)]
    [InlineData("attribution", 1024)]
    public void Parse_TextAsLongAsAllowed_IsTakenAndALongerOneIsNot(string field, int limit)
    {
        string Source(int length) =>
            $"[{{\"role\": \"still\", {(field == "title" ? "" : "\"title\": \"a\", ")}\"{field}\": "
            + $"\"{new string('x', length)}\"}}]";

        Assert.Single(Parse(Source(limit)).Sources);
        Assert.Equal("NT1036", Fail(Source(limit + 1)).Code);
    }

    [Fact]
    public void Parse_MoreThan64Sources_AreRefused()
    {
        string Sources(int count) =>
            "[" + string.Join(',', Enumerable.Repeat("{\"role\": \"still\", \"title\": \"a\"}", count)) + "]";

        Assert.Equal(64, Parse(Sources(64)).Sources.Length);
        Assert.Equal("NT1043", Fail(Sources(65)).Code);
    }

    [Fact]
    public void Parse_UnknownFieldTooDeep_IsRefused() =>
        Assert.Equal("NT1004", Fail("[{\"x\": " + new string('[', 70) + new string(']', 70) + "}]").Code);

    private static PoiDocument Parse(string sources) =>
        PoiDocument.Parse(Encoding.UTF8.GetBytes(Head + sources + Rest), "dir/poi.json");

    private static Diagnostic Fail(string sources) =>
        Assert.Throws<NuTonicException>(() => Parse(sources)).Diagnostic;
}

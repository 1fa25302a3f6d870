using System.Text;
using System.Text.Json;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Sources.Aerial;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources.Aerial;

public sealed class QuadTests
{
    private const string Naip = "m_4107501_ne_18_060_20221108";

    [Fact]
    public void Read_NaipNameInFoldersOfStates_NeedsNoSidecar()
    {
        using TemporaryFolder folder = new();

        Quad quad = Quad.Read(folder.Path, new QuadFile(Naip, $"x/ny_060cm_2022/41075/{Naip}.tif"), false);

        Assert.True(quad.IsNaip);
        Assert.Equal(("2022-11-08", "ny", null, 0.6), (quad.Date, quad.State, quad.License, quad.StatedGsdMeters));
        Assert.Equal(
            [
                new Probe($"x/ny_060cm_2022/41075/{Naip}.tif", FileKind.File),
                new Probe($"x/ny_060cm_2022/41075/{Naip}.json", FileKind.Missing),
            ],
            quad.Probes);
    }

    [Fact]
    public void Read_SidecarOfAnotherQuad_TellsWhatTheNameDoesNot()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.Combine("ortho.v2.json"), Item(
            """
            "datetime": "2021-06-30T23:30:00-04:00", "gsd": 0.15, "naip:state": "VT", "naip:year": 2021, "license": "CC-BY-4.0"
            """));

        Quad quad = Quad.Read(folder.Path, new QuadFile("ortho.v2", "ortho.v2.tif"), false);

        Assert.False(quad.IsNaip);
        Assert.Equal(
            ("2021-07-01", "vt", "CC-BY-4.0", 0.15), (quad.Date, quad.State, quad.License, quad.StatedGsdMeters));
        Assert.Equal(new Probe("ortho.v2.json", FileKind.File), quad.Probes[1]);
    }

    [Fact]
    public void Parse_RealItems_AreTaken()
    {
        using var items = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Path("data/stac/naip-pc.json")));
        foreach (JsonElement item in items.RootElement.EnumerateArray())
        {
            QuadSidecar sidecar = Parse(item.GetRawText());
            JsonElement properties = item.GetProperty("properties");

            Assert.Equal(properties.GetProperty("datetime").GetString()![..10], sidecar.Date);
            Assert.Equal(properties.GetProperty("naip:state").GetString(), sidecar.State);
            Assert.Equal(properties.GetProperty("gsd").GetDouble(), sidecar.GsdMeters);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"properties": null}""")]
    [InlineData("""{"properties": {"datetime": null, "gsd": null, "license": "", "naip:state": null}}""")]
    public void Parse_ItemThatTellsNothing_IsTaken(string json)
    {
        Assert.Equal(new QuadSidecar(null, null, null, null), Parse(json));
        Assert.Equal(new QuadSidecar(null, null, null, null), Parse("\uFEFF" + json));
    }

    [Fact]
    public void Parse_SpanOfTime_CountsFromItsStart()
    {
        Assert.Equal(
            "2020-04-01", Parse(Item("\"datetime\": null, \"start_datetime\": \"2020-04-01T00:00:00Z\"")).Date);
    }

    [Theory]
    [InlineData("\"gsd\": \"0.6\"", "properties.gsd")]
    [InlineData("\"gsd\": -1", "properties.gsd")]
    [InlineData("\"gsd\": 1e999", "properties.gsd")]
    [InlineData("\"datetime\": 2022", "properties.datetime")]
    [InlineData("\"datetime\": \"yesterday\"", "properties.datetime")]
    [InlineData("\"license\": [\"a\"]", "properties.license")]
    [InlineData("\"naip:state\": \"\\ud800\"", "properties.naip:state")]
    public void Parse_FieldOfTheWrongType_IsNamed(string field, string named)
    {
        var error = Assert.Throws<NuTonicException>(() => Parse(Item(field)));

        Assert.Equal("NT1108", error.Diagnostic.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"properties\": {\"gsd\": NaN}}")]
    [InlineData("\u0000")]
    public void Parse_NoJson_IsRefusedAtItsPlace(string json)
    {
        Diagnostic diagnostic = Assert.Throws<NuTonicException>(() => Parse(json)).Diagnostic;

        Assert.Equal("NT1106", diagnostic.Code);
        Assert.True(diagnostic.Location!.Line >= 1);
    }

    [Fact]
    public void Parse_NestingWithoutEnd_IsRefused()
    {
        string json = string.Concat(Enumerable.Repeat("[", 100_000));

        Assert.Equal("NT1106", Assert.Throws<NuTonicException>(() => Parse(json)).Diagnostic.Code);
    }

    [Fact]
    public void Read_SidecarThatCannotBe_IsRefused()
    {
        using TemporaryFolder folder = new();
        using (FileStream large = File.Create(folder.Combine("a.json")))
        {
            large.SetLength(QuadSidecar.MaxLength + 1);
        }

        Directory.CreateDirectory(folder.Combine("b.json"));
        File.CreateSymbolicLink(folder.Combine("c.json"), "/etc/hostname");

        Assert.Equal("NT1107", Fail("a"));
        Assert.Equal("NT1026", Fail("b"));
        Assert.Equal("NT1023", Fail("c"));

        string Fail(string name) => Assert.Throws<NuTonicException>(
            () => Quad.Read(folder.Path, new QuadFile(name, name + ".tif"), false)).Diagnostic.Code;
    }

    [Theory]
    [InlineData("va/m.tif", "va")]
    [InlineData("NAIP/VA_100cm_2016/x/m.tif", "va")]
    [InlineData("ny/va/2020/m.tif", "va")]
    [InlineData("vat/m.tif", null)]
    [InlineData("va.tif", null)]
    public void OfFolders_PostalCode_IsThatOfTheNearestFolder(string path, string? state)
    {
        Assert.Equal(state, QuadState.OfFolders(path));
    }

    private static QuadSidecar Parse(string json) => QuadSidecar.Parse(Encoding.UTF8.GetBytes(json), "a.json");

    private static string Item(string properties) =>
        "{\"type\": \"Feature\", \"properties\": {" + properties + "}}";
}

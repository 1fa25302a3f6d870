using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Sources.Aerial;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Stac;

public sealed class NaipSearchTests
{
    [Fact]
    public void CheckWhole_MoreThanTheServerLists_IsAnErrorInsteadOfAHole()
    {
        StacAnswer answer = new([], 0, [], 1, IsTruncated: true);

        NuTonicException e = Assert.Throws<NuTonicException>(
            () => NaipSearch.CheckWhole(answer, new StacOrigin("stac.example", "place_7")));

        Assert.Equal("NT1531", e.Diagnostic.Code);
        Assert.Contains("place_7", e.Message, StringComparison.Ordinal);
    }

    private static readonly SearchBox Box = SearchBox.Of(new Extent(-73.21, 43.99, -73.12, 44.05));

    [Fact]
    public async Task FindAsync_Recorded_IsTheNewestOfEachQuarter()
    {
        using PlainFetcher fetcher = new();
        await using ReplayServer server = await ReplayServer.StartAsync("pc_naip_paging_p1");
        server.Add(
            "/api/stac/v1", """{"links":[{"rel":"search","method":"POST","href":"./search"}],"conformsTo":[]}""");
        StacClient client = new(fetcher, new StacEndpoint(new Uri(server.Address, "api/stac/v1")));
        StacAnswer answer = await client.SearchAsync(
            NaipSearch.Search(Box, null) with { MaxPages = 2 }, "vt", TestContext.Current.CancellationToken);

        ImmutableArray<NaipQuad> quads = NaipSearch.Choose(answer, null, StacText.Origin);

        Assert.Equal(
            ["4307307_ne", "4307307_nw", "4307308_nw", "4407363_se", "4407363_sw", "4407364_sw"],
            quads.Select(quad => quad.Quarter));
        Assert.All(quads, quad => Assert.Equal((2023, "vt", 0.3), (quad.Year, quad.State, quad.GsdMeters)));
        Assert.Equal("vt_m_4307307_ne_18_030_20230622.tif", quads[0].FileName);
        using SasCredentials credentials = new(fetcher, SasCredentials.Service, TimeProvider.System);
        Assert.True(credentials.For(quads[0].Href)!.IsFor(quads[1].Href));
    }

    [Theory]
    [InlineData("naip-pc")]
    public void Choose_RecordedItems_HaveNamesThatQuadsAreReadBy(string file)
    {
        ImmutableArray<NaipQuad> quads = NaipSearch.Choose(
            new StacAnswer([.. StacText.Recorded(file)], 0, [], 1, false), null, StacText.Origin);

        Assert.NotEmpty(quads);
        Assert.All(quads, quad =>
        {
            Assert.True(NaipName.TryParse(Path.GetFileNameWithoutExtension(quad.FileName), out NaipName? name));
            Assert.Equal(quad.State, name!.State);
            Assert.Equal(quad.GsdMeters, name.GsdMeters);
            Assert.Equal(Instant.Text(quad.Item.Time)[..10], name.Date);
        });
    }

    [Fact]
    public void Sidecar_OfAQuad_IsWhatTheAerialBuildReads()
    {
        NaipQuad quad = NaipSearch.Choose(
            new StacAnswer([.. StacText.Recorded("naip-pc")], 0, [], 1, false), null, StacText.Origin)[0];

        Assert.Equal(
            new QuadSidecar("2022-12-12", "pr", "public-domain", 0.3), QuadSidecar.Parse(quad.Sidecar(), "quad.json"));
    }

    [Fact]
    public void Search_Year_IsTheWholeYear() => Assert.Equal(
        "2021-01-01T00:00:00Z/2021-12-31T23:59:59.999Z", NaipSearch.Search(Box, 2021).Window!.ToString());

    [Fact]
    public void Choose_NothingButOtherItems_IsNT1530()
    {
        StacAnswer answer = new([StacText.Parse(StacText.Scene("a").ToJsonString())], 0, [], 1, false);

        Diagnostic error =
            Assert.Throws<NuTonicException>(() => NaipSearch.Choose(answer, 2021, StacText.Origin)).Diagnostic;

        Assert.Equal("NT1530", error.Code);
        Assert.Contains("for poi_0001 in 2021: NAIP", error.Message, StringComparison.Ordinal);
    }
}

using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Places;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Places.Datasets;

public sealed class RowsClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ThreePages_GivesAllPlacesWithTheirMetadata()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(250);

        PlaceCandidates places = await dataset.Client().ReadAsync(Token);

        Assert.Equal(
            (SomeDataset.Name, 250, 250, false),
            (places.Source, places.Scanned, places.Places.Length, places.IsPartial));
        Assert.Equal(
            [
                "/splits?dataset=some%20one%2Fplaces",
                "/rows?dataset=some%20one%2Fplaces&config=default&split=train&offset=0&length=100",
                "/rows?dataset=some%20one%2Fplaces&config=default&split=train&offset=100&length=100",
                "/rows?dataset=some%20one%2Fplaces&config=default&split=train&offset=200&length=100",
            ],
            dataset.Requests.Select(request => request.Path));
        Place place = places.Places[81];
        Assert.Equal((PlaceIds.Of(1.5, 1.25), 1.5, 1.25), (place.Id, place.Latitude, place.Longitude));

        // Links to images are signed for a while: they may get into nothing that is stored.
        Assert.Equal([new("country_iso_alpha2", "SI"), new("address", "Jarše 81")], place.Metadata);
        Assert.Equal(("Jarše 81", "SI"), (place.Address, place.Country));
    }

    [Fact]
    public async Task ReadAsync_MaxScan_CutsTheLastPageHereAndNotThere()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(250);

        PlaceCandidates places = await dataset.Client(120, "default", "train").ReadAsync(Token);

        Assert.Equal((120, 120, true), (places.Scanned, places.Places.Length, places.IsPartial));
        Assert.Equal(2, dataset.Requests.Count);
        Assert.EndsWith("offset=100&length=100", dataset.Requests[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ServerWithSmallPages_ReadsOnWhereTheyEnd()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(25, pageLength: 10);

        PlaceCandidates places = await dataset.Client(split: "train", configuration: "default").ReadAsync(Token);

        Assert.Equal(25, places.Places.Length);
        Assert.Equal(3, dataset.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_RowsOfNoUse_AreCounted()
    {
        string[] rows =
        [
            SomeDataset.Row(0, "1.5", "2.5"),
            SomeDataset.Row(1, "", "2.5"),
            SomeDataset.Row(2, "north", "2.5"),
            SomeDataset.Row(3, "NaN", "2"),
            SomeDataset.Row(4, "91", "2"),
            SomeDataset.Row(5, "-85", "2"),
            SomeDataset.Row(6, "1", "200"),
            SomeDataset.Row(7, "1.5", "2.5"),
            SomeDataset.Row(8, "3", "4", "\"latitude\""), SomeDataset.Row(9, "3", "4", "\"address\""),
        ];
        await using SomeDataset dataset = await SomeDataset.StartAsync(rows.Length, number => rows[number]);

        PlaceCandidates places = await dataset.Client().ReadAsync(Token);

        Assert.Equal(
            (10, 2, 4, 3, 1),
            (places.Scanned, places.Places.Length, places.WithoutPosition, places.OutOfRange, places.Repeated));
        Assert.Equal([new("country_iso_alpha2", "SI")], places.Places[1].Metadata);
    }

    [Fact]
    public async Task ReadAsync_PartialAnswer_IsToldAndUsed()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(30, tail: ",\"partial\":true");

        Assert.True((await dataset.Client().ReadAsync(Token)).IsPartial);
    }

    [Fact]
    public async Task ReadAsync_Credential_GoesIntoTheHeader()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(3);

        await dataset.Client(credential: new Bearer()).ReadAsync(Token);

        Assert.All(dataset.Requests, request => Assert.Equal("Bearer hub-token", request.Headers["Authorization"]));
        Assert.All(
            dataset.Fetcher.Requests,
            request => Assert.DoesNotContain("hub-token", request.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<html>busy</html>", "NT1430", "not valid JSON")]
    [InlineData("[]", "NT1430", "'rows' is missing")]
    [InlineData("""{"error":"The dataset is not ready yet."}""", "NT1430", "not ready yet")]
    [InlineData("""{"features":[],"rows":[{}],"num_rows_total":1}""", "NT1430", "no values")]
    [InlineData("""{"features":[{}],"rows":[],"num_rows_total":1}""", "NT1430", "no name")]
    [InlineData("""{"features":[],"rows":[{"row_idx":5,"row":{}}],"num_rows_total":1}""", "NT1430", "row 0 is missing")]
    [InlineData(
        """{"features":[{"name":"label","type":{"_type":"Value"}}],"rows":[],"num_rows_total":0}""",
        "NT1402",
        "it has: 'label'")]
    [InlineData(
        """{"features":[{"name":"lat","type":{"_type":"Value"}},{"name":"lon","type":{"_type":"Value"}}],"rows":[],"num_rows_total":0}""",
        "NT1432",
        "0 rows")]
    [InlineData(
        """{"features":[{"name":"lat","type":{"_type":"Value"}},{"name":"lon","type":{"_type":"Value"}}],"rows":[],"num_rows_total":9}""",
        "NT1433",
        "promised 9")]
    [InlineData(
        """{"features":[{"name":"\ud83d","type":{"_type":"Value"}}],"rows":[],"num_rows_total":9}""", "NT1430", "JSON")]
    public async Task ReadAsync_BadAnswer_IsATypedErrorWithHostAndDataset(string body, string code, string words)
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(_ => body);

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => dataset.Client(configuration: "default", split: "train").ReadAsync(Token));

        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains(SomeDataset.Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_UnknownSplit_SaysWhichThereAre()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(3);

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => dataset.Client(split: "validation").ReadAsync(Token));

        Assert.Equal("NT1431", failure.Diagnostic.Code);
        Assert.Contains("'*/validation'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'default/test'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BadAnswerInTheStore_IsAskedForOnceMore()
    {
        await using SomeDataset dataset = await SomeDataset.StartAsync(3);
        MemoryFetchStore store = new();
        using Fetcher fetcher = new(new FetchOptions(), store, new RushedTime());
        await dataset.Client(fetcher: fetcher).ReadAsync(Token);
        foreach ((byte[] material, StoredFetch stored) in store.All.ToArray())
        {
            store.Put(material, stored with { Content = "{}"u8.ToArray() });
        }

        using Fetcher later = new(new FetchOptions(), store, new RushedTime());
        PlaceCandidates places = await dataset.Client(fetcher: later).ReadAsync(Token);
        await dataset.Client(fetcher: later).ReadAsync(Token);

        Assert.Equal(3, places.Places.Length);
        Assert.Equal(4, dataset.Requests.Count);
    }

    private sealed class Bearer : ICredential
    {
        public string Origin => "HF_TOKEN";

        public bool IsFor(Uri address) => true;

        public ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken) =>
            new([new CredentialPart(false, "Authorization", new Secret("Bearer hub-token"))]);
    }
}

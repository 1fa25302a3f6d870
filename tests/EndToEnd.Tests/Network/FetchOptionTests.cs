namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>Options that cannot be meant end a build before anything is asked.</summary>
public sealed class FetchOptionTests
{
    [Theory]
    [InlineData("NT1400", "none.csv", "PoiList=none.csv")]
    [InlineData("NT1900", "PoiList and PoiRoot", "PoiList=places.csv", "PoiRoot=pois")]
    [InlineData("NT1900", "PoiList and PoiDataset", "PoiList=places.csv", "PoiDataset=default")]
    [InlineData("NT1901", "StacEndpoint", "PoiList=places.csv", "StacEndpoint=not an address")]
    [InlineData("NT1901", "LabelEndpoint", "PoiList=places.csv", "LabelEndpoint=ftp://somewhere/")]
    [InlineData("NT1902", "LabelCollection", "PoiList=places.csv", "LabelProvider=stac")]
    [InlineData("NT1504", "yesterday", "PoiList=places.csv", "SceneWindow=yesterday")]
    [InlineData("NT9001", "LabelProvider", "PoiList=places.csv", "LabelProvider=worldcoverr")]
    [InlineData("NT9001", "GeoMaxOffsetM", "PoiList=places.csv", "GeoMaxOffsetM=300m")]
    [InlineData("NT1402", "lattitude", "PoiList=misspelt.csv")]
    [InlineData("NT1409", "124", "PoiList=offearth.csv")]
    public async Task Build_WrongOption_IsATypedErrorAndSendsNothing(string code, string says, params string[] options)
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Space.Write("misspelt.csv", "id,lattitude,lon_gitude\na,1,2\n");
        fetch.Space.Write("offearth.csv", "id,latitude,longitude\na,124,2\n");

        string[] defaults =
        [
            $"StacEndpoint={fetch.World.Catalogue.Address}",
            $"LabelEndpoint={fetch.World.Catalogue.Address}",
            "Stills=none",
        ];
        BuildRun run = fetch.Space.Build([.. defaults.Concat(options).Select(option => "-p:" + option)]);

        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Errors is [_] && run.Errors[0] == code, run.Output);
        FetchSpace.AssertSays(run, says);
        Assert.Equal(0, fetch.World.Requests);
        Assert.False(Directory.Exists(Path.Combine(fetch.Space.Out, "images")));
    }
}

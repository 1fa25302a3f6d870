namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>What is said of places before anything is fetched for them; no server is asked.</summary>
public sealed class UnfetchedPlacesTests
{
    [Fact]
    public void Explain_ColumnsNamedByOptions_NamesThePlaces()
    {
        using BuildSpace space = new();
        space.Write("places.csv", "kennung,breite,laenge\nsee,47.62,11.24\n");

        BuildRun run = space.Build(
            "-t:Explain",
            "-p:PoiList=places.csv",
            "-p:LatitudeField=breite",
            "-p:LongitudeField=laenge",
            "-p:IdField=kennung",
            "-p:GeoVariants=0");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(
            "poi_see/windows: would be built (its sources are not fetched yet)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_UnknownColumns_NamesTheOptionThatSaysWhich()
    {
        using BuildSpace space = new();
        space.Write("places.csv", "breite,laenge\n47.62,11.24\n");

        BuildRun run = space.Build("-p:PoiList=places.csv");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error NT1402", run.Output, StringComparison.Ordinal);
        Assert.Contains("with LatitudeField", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_RowsOfTheHubNotFetched_SaysSoAndNotThatOfflineIsSet()
    {
        using BuildSpace space = new();

        BuildRun run = space.Build("-t:Explain", "-p:PoiDataset=owner/name", "-p:RowsEndpoint=http://127.0.0.1:9/");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(
            "error NT1910: The rows of owner/name are not fetched yet", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Offline", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ExtractBesidePlaces_TakesItForTheirMap()
    {
        using BuildSpace space = new();
        space.Write("places.csv", "id,lat,lon\n1,38.9,-77.0\n");

        BuildRun run = space.Build(
            "-t:Explain", "-p:Profile=rsteller", "-p:PoiList=places.csv", "-p:OsmExtract=area.osm.pbf");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error NT1908", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NT9002", run.Output, StringComparison.Ordinal);
    }
}

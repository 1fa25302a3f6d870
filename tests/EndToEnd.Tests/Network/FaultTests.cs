using Microsoft.AspNetCore.Http;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// Each place has a fault of its own, in one build: those that pass are waited out, the others name host, place and
/// what to do, and no place suffers from another's.
/// </summary>
public sealed class FaultTests
{
    private const string Empty = """{"type":"FeatureCollection","features":[],"links":[]}""";

    // By number of the place. 0 has none; 1 to 4 and 10 pass or can be lived with.
    private static readonly Dictionary<int, string> Lasting = new()
    {
        [5] = "NT1311",
        [6] = "NT1312",
        [7] = "NT1510",
        [8] = "NT1523",
        [9] = "NT1500",
        [11] = "NT1600",
    };

    private static readonly int[] Places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    [Fact]
    public async Task Build_FaultInEachPlace_FetchesTheGoodOnesNamesTheOthersAndGoesOnFromThere()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Ask();
        SortedDictionary<string, string> before = fetch.Space.Files();
        fetch.List(Places);
        fetch.World.Instead = (asked, context) => Fault(fetch.World, asked, context);

        BuildRun run = fetch.Build();
        Asked[] first = [.. fetch.World.Asked];

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Lasting.Values.Order(StringComparer.Ordinal), run.Errors);
        foreach ((int number, string code) in Lasting)
        {
            string line = run.Output.Split('\n')
                .First(text => text.Contains("error " + code, StringComparison.Ordinal));
            Assert.Contains("127.0.0.1:", line, StringComparison.Ordinal);
            Assert.True(line.Contains(StacWorld.Id(number), StringComparison.Ordinal), line);
        }

        AssertLeftAlone(before, fetch.Space.Files());
        foreach (int number in Places)
        {
            Assert.Equal(
                !Lasting.ContainsKey(number),
                fetch.Space.Files().ContainsKey($"images/{StacWorld.Id(number)}_r00000_c00000.png"));
        }

        // A whole file is fetched once, however often parts of it were asked for.
        Assert.Single(first, asked => asked is { Kind: "file", Place: "poi_0010", Name: "B03.tif", IsPart: false });

        // What the catalogue does not have is an answer like others and is kept; the rest is asked for again.
        fetch.World.Instead = null;
        int already = fetch.World.Asked.Count;
        BuildRun next = fetch.Build();
        Asked[] rest = fetch.World.Since(already);

        Assert.Equal(["NT1510", "NT1523"], next.Errors);
        Assert.Equal(
            ["poi_0005", "poi_0006", "poi_0009", "poi_0011"],
            rest.Select(asked => asked.Place!).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            rest,
            asked => asked is { Place: "poi_0006", Name: "B02.tif" or "B04.tif" or "SCL.tif" }
                or { Place: "poi_0006", Kind: "scene" });
        fetch.Ask("-p:Refresh=always");
        Assert.Equal(fetch.CleanFiles(Places), fetch.Space.Files());
    }

    [Fact]
    public async Task Build_CatalogueDown_SaysSoOnceAndKeepsTheDataSet()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Ask();
        SortedDictionary<string, string> before = fetch.Space.Files();
        fetch.World.Instead = (asked, context) => asked.Kind == "file" ? null : Faults.Page(context);

        BuildRun run = fetch.Build("-p:Refresh=always");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1311"], run.Errors);
        FetchSpace.AssertSays(run, "\"Sign in\"");
        Assert.Equal(before, fetch.Space.Files());
        fetch.World.Instead = null;
        Assert.Empty(fetch.Ask());
        Assert.Equal(before, fetch.Space.Files());
    }

    private static Task? Fault(StacWorld world, Asked asked, HttpContext context) =>
        (asked.Place, asked.Kind, asked.Name) switch
        {
            ("poi_0001", "scene", _) when asked.Number < 2 => Faults.Status(context, 503),
            ("poi_0002", "labels", _) when asked.Number == 0 => Faults.Status(context, 429, retryAfter: "1"),
            ("poi_0003", "file", "B04.tif") when asked.Number == 0 => Faults.Cut(context, 206),
            ("poi_0004", "file", "classes.tif") when asked.Number == 0 => Faults.Status(context, 500),
            ("poi_0005", "scene", _) => Faults.Page(context),
            ("poi_0006", "file", "B03.tif") => Faults.OtherRange(context),
            ("poi_0007", "scene", _) => Faults.Text(context, Empty),
            ("poi_0008", "labels", _) => Faults.Text(context, Empty),
            ("poi_0009", "scene", _) => Faults.Text(context, """{"type":"FeatureCollection","features":[{"""),
            ("poi_0010", "file", "B03.tif") => Faults.Whole(context, world.FileOf("B03.tif")),
            ("poi_0011", "file", "SCL.tif") => Faults.Status(context, 404),
            _ => null,
        };

    private static void AssertLeftAlone(SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        foreach ((string path, string digest) in before)
        {
            Assert.True(after.GetValueOrDefault(path) == digest, path);
        }

        Assert.DoesNotContain(
            after.Keys.Except(before.Keys), path => path.StartsWith("data/", StringComparison.Ordinal));
    }
}

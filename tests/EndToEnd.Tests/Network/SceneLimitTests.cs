using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A search that was cut at its limit is told of, in each build that uses what it found.</summary>
public sealed class SceneLimitTests
{
    [Fact]
    public async Task Build_SearchCutAtItsLimit_WarnsNowAndAgainWithoutRequests()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        fetch.World.Instead = (asked, context) =>
            asked is { Kind: "scene", Place: "poi_0001" } ? Paged(fetch.World, asked, context) : null;

        BuildRun run = fetch.Build("-p:SceneLimit=2");
        int before = fetch.World.Requests;
        BuildRun again = fetch.Build("-p:SceneLimit=2");
        BuildRun explain = fetch.Build("-p:SceneLimit=2", "-t:Explain");
        File.Delete(fetch.Fetched + ".index");
        BuildRun remade = fetch.Build("-p:SceneLimit=2");

        Assert.Equal(0, again.Built);
        foreach (BuildRun one in (BuildRun[])[run, again, explain, remade])
        {
            Assert.True(one.ExitCode == 0, one.Output);
            Assert.Equal(["NT1911"], one.Warnings);
            FetchSpace.AssertSays(
                one, $"poi_0001: the search of {fetch.World.Catalogue.Address.Authority} for scenes of ");
            FetchSpace.AssertSays(one, "sentinel-2-l2a ended after 2 of them (SceneLimit=2)");
            FetchSpace.AssertSays(
                one, "Narrow the dates (SceneWindow), lower the cloud limit (MaxCloudCover), or raise ");
            Assert.DoesNotContain("poi_0000: the search", one.Output, StringComparison.Ordinal);
        }

        Assert.Equal(before, fetch.World.Requests);
    }

    [Fact]
    public async Task Build_LimitRaised_AsksForTheFurtherPageAndSaysNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.World.Instead = (asked, context) => asked.Kind == "scene" ? Paged(fetch.World, asked, context) : null;
        Assert.Equal(["NT1911"], fetch.Build("-p:SceneLimit=50").Warnings);
        int before = fetch.World.Asked.Count;

        BuildRun run = fetch.Build("-p:SceneLimit=51");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        Assert.Equal(["scene"], fetch.World.Since(before).Select(asked => asked.Kind));
    }

    // Fifty scenes that cover the box, oldest first, and a link to a page with nothing on it.
    private static Task Paged(StacWorld world, Asked asked, HttpContext context)
    {
        JsonArray scenes = [];
        for (int number = 0; number < 50 && asked.Number == 0; number++)
        {
            JsonNode scene = world.Scene(asked.Place!);
            scene["id"] = FormattableString.Invariant($"{scene["id"]}-{number:00}");
            scenes.Add(scene);
        }

        JsonArray links = asked.Number > 0 ? [] :
        [
            new JsonObject
            {
                ["rel"] = "next",
                ["href"] = world.Catalogue.Address.AbsoluteUri + "search",
                ["method"] = "POST",
                ["merge"] = true,
                ["body"] = new JsonObject { ["token"] = "next:2" },
            },
        ];
        JsonObject answer = new() { ["type"] = "FeatureCollection", ["features"] = scenes, ["links"] = links };
        return Faults.Text(context, answer.ToJsonString());
    }
}

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>What only looks or removes sends no request.</summary>
public sealed class FetchDryRunTests
{
    [Fact]
    public async Task ExplainAndQuestion_BeforeTheFirstBuild_SayNotFetchedAndSendNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun explain = fetch.Build("-t:Explain");
        BuildRun question = fetch.Build("-question");

        FetchSpace.AssertSays(explain, "not fetched yet: 2 POIs");
        Assert.NotEqual(0, question.ExitCode);
        FetchSpace.AssertSays(question, "not fetched yet");
        Assert.Equal(0, fetch.World.Requests);
        Assert.False(Directory.Exists(fetch.Space.Out));
    }

    [Fact]
    public async Task ExplainVerifyAndClean_AfterABuild_SendNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        BuildRun first = fetch.Build();
        int asked = fetch.World.Requests;

        BuildRun explain = fetch.Build("-t:Explain");
        BuildRun question = fetch.Build("-question", "-p:Refresh=always");
        BuildRun verify = fetch.Build("-t:Verify");
        BuildRun reproducible = fetch.Build("-t:VerifyReproducible");
        BuildRun clean = fetch.Build("-t:Clean");

        Assert.True(explain.ExitCode == 0, explain.Output);
        FetchSpace.AssertSays(
            explain,
            FormattableString.Invariant($"would build 0 nodes, take 0 from the cache and leave {first.Built}"));
        Assert.NotEqual(-1, question.ExitCode);
        Assert.True(verify.ExitCode == 0, verify.Output);
        Assert.True(reproducible.ExitCode == 0, reproducible.Output);
        FetchSpace.AssertSays(reproducible, "; 0 differ");
        Assert.True(clean.ExitCode == 0, clean.Output);
        Assert.Empty(fetch.Space.Files());
        Assert.Equal(asked, fetch.World.Requests);

        // What was fetched is in the cache still.
        Assert.Empty(fetch.Ask());
    }
}

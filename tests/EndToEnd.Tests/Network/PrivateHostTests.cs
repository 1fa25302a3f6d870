using Microsoft.AspNetCore.Http;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// A public catalogue names files in the own network. No server of a test is public, so the catalogue has a name that
/// resolves to nothing, and a proxy answers for it.
/// </summary>
public sealed class PrivateHostTests
{
    private static readonly Uri Public = new("http://catalogue.invalid/");

    [Fact]
    public async Task Build_PublicCatalogueNamesAPrivateHost_NeedsAllowedPrivateHosts()
    {
        await using FetchSpace fetch = await StartAsync();
        string files = fetch.World.Files.Address.Authority;

        BuildRun refused = Build(fetch);
        int before = fetch.World.Files.Requests.Count;
        BuildRun allowed = Build(fetch, $"-p:AllowedPrivateHosts=minio.invalid {files}");
        int asked = fetch.World.Requests;
        BuildRun again = Build(fetch);

        Assert.Equal((1, 0), (refused.ExitCode, before));
        Assert.Equal(["NT1329"], refused.Errors);
        FetchSpace.AssertSays(refused, "the public server catalogue.invalid led there");
        FetchSpace.AssertSays(refused, $"name {files} in AllowedPrivateHosts");
        Assert.True(allowed.ExitCode == 0, allowed.Output);
        Assert.NotEmpty(fetch.World.Files.Requests);

        // The option is part of nothing that is kept.
        again.AssertCounts(0, 0, allowed.Built);
        Assert.Equal(asked, fetch.World.Requests);
    }

    [Fact]
    public async Task Build_AllowedHostRedirectsToAnotherPrivateOne_IsRefused()
    {
        await using FetchSpace fetch = await StartAsync();
        await using ServerHost other = await ServerHost.StartAsync((_, context) => Faults.Text(context, "secret"));
        fetch.World.Instead = (asked, context) =>
            asked is { Kind: "file", Name: "B03.tif" } ? Redirect(context, other.Address) : null;

        BuildRun run = Build(fetch, $"-p:AllowedPrivateHosts={fetch.World.Files.Address.Authority}");

        Assert.Equal(["NT1329"], run.Errors);
        FetchSpace.AssertSays(run, other.Address.Authority);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Build_NoHost_IsATypedErrorAndSendsNothing()
    {
        await using FetchSpace fetch = await StartAsync();

        BuildRun run = Build(fetch, "-p:AllowedPrivateHosts=minio.invalid https://bucket.invalid/");

        Assert.Equal(["NT1913"], run.Errors);
        FetchSpace.AssertSays(run, "'https://bucket.invalid/' in AllowedPrivateHosts");
        Assert.Equal(0, fetch.World.Requests);
    }

    private static async Task<FetchSpace> StartAsync()
    {
        FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.World.Name = Public;
        foreach (string variable in (string[])["http_proxy", "HTTP_PROXY"])
        {
            fetch.Space.Environment[variable] = fetch.World.Catalogue.Address.AbsoluteUri;
        }

        foreach (string variable in (string[])["no_proxy", "NO_PROXY"])
        {
            fetch.Space.Environment[variable] = "127.0.0.1";
        }

        return fetch;
    }

    private static BuildRun Build(FetchSpace fetch, params string[] more) =>
        fetch.Build([$"-p:StacEndpoint={Public}", $"-p:LabelEndpoint={Public}", .. more]);

    private static Task Redirect(HttpContext context, Uri target)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target.AbsoluteUri;
        return Task.CompletedTask;
    }
}

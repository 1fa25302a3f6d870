using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Imaging;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A token is sent where it belongs and is found nowhere else.</summary>
public sealed class SecretTests
{
    private const string Token = "pk.secretvalue-5f31c0";
    private const int Side = 2560;

    private static readonly Lazy<byte[]> Still = new(() => PngEncoder.EncodeRgb(new byte[3 * Side * Side], Side, Side));

    [Fact]
    public async Task Stills_Token_IsInNoFileAndNoLog()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        await using ServerHost map = await ServerHost.StartAsync((_, context) => SendStillAsync(context));
        fetch.Space.Environment["MAPBOX_ACCESS_TOKEN"] = Token;

        BuildRun run = fetch.Build(
            "-p:Stills=auto", $"-p:StillEndpoint={map.Address}", "-p:Record=record", "-bl:log.binlog", "-v:diag");
        BuildRun again = fetch.Build("-p:Stills=auto", $"-p:StillEndpoint={map.Address}");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("access_token=" + Token, Assert.Single(map.Requests).Path, StringComparison.Ordinal);
        Assert.Equal(0, again.Built);
        Assert.Equal(
            Still.Value.Length, new FileInfo(Path.Combine(fetch.Fetched, "poi_0000/mapbox/satellite.png")).Length);
        string card = fetch.Read("README.md");
        Assert.Contains("Mapbox", card, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"still\"", fetch.Read("meta/sources.jsonl"), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(fetch.Space.Combine("record"), "*.json", SearchOption.AllDirectories));
        AssertNowhere(fetch.Space, Token, run, again);

        // A machine without the token keeps what is there.
        fetch.Space.Environment["MAPBOX_ACCESS_TOKEN"] = "";
        Assert.Equal(0, fetch.Build("-p:Stills=auto", $"-p:StillEndpoint={map.Address}").Built);
    }

    [Fact]
    public async Task Stills_ServerRepeatsTheTokenInItsRefusal_ErrorDoesNot()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        await using ServerHost map = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync(
                $"{{\"message\":\"Not authorized: {context.Request.Query["access_token"]}\"}}");
        });
        fetch.Space.Environment["MAPBOX_ACCESS_TOKEN"] = Token;

        BuildRun run = fetch.Build("-p:Stills=auto", $"-p:StillEndpoint={map.Address}", "-bl:log.binlog");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1754"], run.Errors);
        FetchSpace.AssertSays(run, "poi_0000");
        FetchSpace.AssertSays(run, "MAPBOX_ACCESS_TOKEN");
        AssertNowhere(fetch.Space, Token, run);
    }

    /// <summary>
    /// Asserts that no output of a build and no file of its folder, cache and logs among them, holds a secret.
    /// </summary>
    internal static void AssertNowhere(BuildSpace space, string secret, params BuildRun[] runs)
    {
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(secret),
            Encoding.Unicode.GetBytes(secret),
            Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4]),
        ];
        Assert.All(runs, run => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));
        string[] files = Directory.GetFiles(space.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("index.db", StringComparison.Ordinal));
        foreach (string file in files)
        {
            byte[] bytes = file.EndsWith(".binlog", StringComparison.Ordinal) ? Inflate(file) : File.ReadAllBytes(file);
            Assert.All(forms, form => Assert.True(bytes.AsSpan().IndexOf(form) < 0, file));
        }
    }

    private static Task SendStillAsync(HttpContext context)
    {
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = Still.Value.Length;
        return context.Response.Body.WriteAsync(Still.Value).AsTask();
    }

    private static byte[] Inflate(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Tests.EarthEngine;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>Labels come from where LabelProvider says.</summary>
public sealed class LabelSourceTests
{
    [Fact]
    public async Task DynamicWorld_EarthEngine_GivesItsClassesItsTermsAndKeepsKeyAndTokenToItself()
    {
        const string Token = "ya29.token-of-a-test";
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        Grid anywhere = new(new Crs(32629), new GeoTransform(10, 0, 0, 0, -10, 3_000_000), 100_000, 100_000);
        FakeEarthEngine service = new(
            anywhere, FakeImage.On("20200219", 4, tile: "T29RKH"), FakeImage.On("20200301", 2, tile: "T29RKH"));
        await using ServerHost earth = await service.StartAsync();
        await using ServerHost tokens = await ServerHost.StartAsync((_, context) => Faults.Text(
            context, $$"""{"access_token":"{{Token}}","expires_in":3600,"token_type":"Bearer"}"""));
        using TemporaryFolder account = new();
        using RSA key = RSA.Create(2048);
        string file = account.Combine("key.json");
        WriteKeyFile(file, key, tokens.Address);
        fetch.Space.Environment["GOOGLE_APPLICATION_CREDENTIALS"] = file;
        fetch.Space.Environment["EE_PROJECT"] = "my-project-1";

        string[] options =
        [
            "-p:LabelProvider=dynamicworld",
            $"-p:EarthEngineEndpoint={earth.Address}",
            "-p:Record=record",
            "-bl:log.binlog",
        ];
        BuildRun run = fetch.Build(options);
        int asked = earth.Requests.Count;
        BuildRun again = fetch.Build(options[..2]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.All(earth.Requests, request => Assert.Equal("Bearer " + Token, request.Headers["Authorization"]));
        Assert.Contains("\"label\": \"crops\"", Sidecar(fetch), StringComparison.Ordinal);
        Assert.DoesNotContain(fetch.World.Asked, one => one.Kind == "labels");
        string ledger = fetch.Read("meta/sources.jsonl");
        Assert.Contains(
            "\"collection\":\"GOOGLE/DYNAMICWORLD/V1\",\"item\":\"20200219T102601", ledger, StringComparison.Ordinal);
        Assert.Contains("CC-BY-4.0", ledger, StringComparison.Ordinal);
        Assert.Equal((0, asked), (again.Built, earth.Requests.Count));
        SecretTests.AssertNowhere(fetch.Space, Token, run, again);
        SecretTests.AssertNowhere(fetch.Space, Convert.ToBase64String(key.ExportPkcs8PrivateKey())[40..90], run, again);
    }

    [Fact]
    public async Task DynamicWorld_NoProject_SaysWhatToSetAndSendsNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Space.Environment["EE_PROJECT"] = "";

        BuildRun run = fetch.Build("-p:LabelProvider=dynamicworld");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1700"], run.Errors);
        FetchSpace.AssertSays(run, "EE_PROJECT");
        Assert.Equal(0, fetch.World.Requests);
    }

    [Fact]
    public async Task Stac_ClassTable_TranslatesItsValuesAndAChangedOneMakesTheLabelsAnew()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        string[] options =
        [
            "-p:LabelProvider=stac",
            "-p:LabelCollection=my-classes",
            "-p:LabelAsset=map",
            "-p:LabelClassMap=classes.tsv",
        ];
        string rest = string.Concat(
            StacWorld.Classes.Skip(1).Select(value => FormattableString.Invariant($"{value}\tbare_ground\n")));
        fetch.Space.Write("classes.tsv", "10\twater\n" + rest);

        Asked[] first = fetch.Ask(options);
        string water = Sidecar(fetch);
        fetch.Space.Write("classes.tsv", "10\tcrops\n" + rest);
        Asked[] second = fetch.Ask(options);

        Assert.Contains("\"label\": \"water\"", water, StringComparison.Ordinal);
        Assert.DoesNotContain("\"label\": \"trees\"", water, StringComparison.Ordinal);
        Assert.Contains("\"collection\": \"my-classes\"", water, StringComparison.Ordinal);
        Assert.Contains("\"label\": \"crops\"", Sidecar(fetch), StringComparison.Ordinal);
        Assert.Contains(first, asked => asked.Kind == "labels");

        // Only the window of classes is read again.
        Assert.NotEmpty(second);
        Assert.All(second, asked => Assert.Equal("classes.tif", asked.Name));
    }

    [Fact]
    public async Task ImpactObservatory_ItsCollection_GivesItsClassesAndItsTerms()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun run = fetch.Build("-p:LabelProvider=io-lulc");
        int asked = fetch.World.Requests;
        BuildRun again = fetch.Build("-p:LabelProvider=io-lulc");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        Assert.Contains(fetch.World.Asked, one => one is { Kind: "file", Name: "lulc.tif", IsPart: true });
        Assert.DoesNotContain(fetch.World.Asked, one => one.Name == "classes.tif");
        again.AssertCounts(0, 0, run.Built);
        Assert.Equal(asked, fetch.World.Requests);

        // Rangeland is grass; where clouds hid the ground there is no label.
        string[] stems =
        [
            .. Directory.GetFiles(Path.Combine(fetch.Space.Out, "images"))
                .Select(Path.GetFileNameWithoutExtension)
                .OfType<string>(),
        ];
        Assert.NotEmpty(stems);
        HashSet<string> seen = [];
        foreach (string stem in stems)
        {
            JsonNode sidecar = JsonNode.Parse(fetch.Read($"metadata/{stem}.json"))!;
            double[] box = [.. sidecar["tile_grid"]!["bbox_wgs84"]!.AsArray().Select(edge => (double)edge!)];
            string[] labels = [.. sidecar["regions"]!.AsArray().Select(region => (string)region!["label"]!)];
            int cell = Array.IndexOf(StacWorld.Classes, StacWorld.CellOf((box[1] + box[3]) / 2, (box[0] + box[2]) / 2));
            string? ours = StacWorld.LandCover[cell] switch
            {
                2 => "trees",
                11 => "grass",
                5 => "crops",
                7 => "built",
                8 => "bare",
                _ => null,
            };
            Assert.True(
                ours is null || labels.Any(label => label.StartsWith(ours, StringComparison.Ordinal)),
                $"{stem}: {ours}, got {string.Join(' ', labels)}");
            seen.UnionWith(labels);
        }

        Assert.DoesNotContain(seen, label => label.StartsWith("water", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, label => label.StartsWith("shrub", StringComparison.Ordinal));
        Assert.True(seen.Count >= 4, string.Join(' ', seen));
        string ledger = fetch.Read("meta/sources.jsonl");
        Assert.Contains("\"collection\":\"io-lulc-annual-v02\"", ledger, StringComparison.Ordinal);
        Assert.Contains("Land cover 2020 by Impact Observatory, Microsoft and Esri", ledger, StringComparison.Ordinal);
        const string Title = "Impact Observatory annual land use and land cover 10 m, version 2";
        Assert.Contains(Title, fetch.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_SyntheticLabels_AsksForNoLabels()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);

        Asked[] asked = fetch.Ask("-p:LabelProvider=none", "-p:SyntheticLabels=true");

        Assert.DoesNotContain(asked, one => one.Kind == "labels" || one.Name == "classes.tif");
        Assert.Contains("images/poi_0000_r00000_c00000.png", fetch.Space.Files().Keys);
        Assert.DoesNotContain("\"role\":\"labels\"", fetch.Read("meta/sources.jsonl"), StringComparison.Ordinal);
    }

    private static string Sidecar(FetchSpace fetch) =>
        fetch.Read("metadata/poi_0000_r00000_c00000.json");

    /// <summary>Writes the key of a service account whose tokens come from a server.</summary>
    internal static void WriteKeyFile(
        string path, RSA key, Uri tokens) =>
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "my-project-1",
            private_key_id = "0123",
            private_key = key.ExportPkcs8PrivateKeyPem(),
            client_email = "builder@my-project-1.iam.gserviceaccount.com",
            client_id = "1",
            token_uri = new Uri(tokens, "token"),
        }));
}

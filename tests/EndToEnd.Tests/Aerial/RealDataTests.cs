using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>Real imagery without a map, and a real map with imagery that was painted over it.</summary>
public sealed class RealDataTests
{
    [Fact]
    public void Build_NaipWithoutAMapOfIt_SaysThatNoPatchHasACaption()
    {
        using BuildSpace space = new(("Profile", "rsteller"), ("ImageryRoot", "quads"));
        Directory.CreateDirectory(space.Combine("quads"));
        foreach (string quad in Directory.GetFiles(SharedFolder.Path("data/naip"), "m_*.tif"))
        {
            File.Copy(quad, space.Combine("quads", Path.GetFileName(quad)));
        }

        // A map of another place.
        File.Copy(SharedFolder.Path("data/osm/overpass-response-1.json.gz"), space.Combine("map.json.gz"));
        BuildRun run = space.Build("-p:OsmExtract=map.json.gz");
        BuildRun again = space.Build("-p:OsmExtract=map.json.gz");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(["NT9404", "NT9405"], run.Warnings);
        Assert.Equal(run.Warnings, again.Warnings);
        again.AssertCounts(0, 0, run.Built);
        Assert.Contains("no samples", File.ReadAllText(Path.Combine(space.Out, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_PiedmontWithPaintedImagery_CaptionsItsHouses()
    {
        string extract = SharedFolder.Path("data/osm/overpass-response-1.json.gz");
        using BuildSpace space = new(("Profile", "rsteller"), ("ImageryRoot", "quads"), ("OsmExtract", "map.json.gz"));
        File.Copy(extract, space.Combine("map.json.gz"));
        ImmutableArray<OsmElement> elements =
            MemoryOsmSource.Read(extract, TestContext.Current.CancellationToken).Elements;
        ImmutableArray<string> quads = AerialWorld.PaintOver(
            elements, space.Combine("quads"), new AerialPaintOptions(SidePx: 2000, MaxQuads: 1));
        Assert.NotEmpty(quads);

        // The extract has buildings and nothing else, each far smaller than a twentieth of a patch.
        BuildRun bare = space.Build();
        BuildRun run = space.Build("-p:MinAreaShare=0.003");

        Assert.True(bare.ExitCode == 0, bare.Output);
        Assert.Equal(["NT9405"], bare.Warnings);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        string[] lines = File.ReadAllLines(Path.Combine(space.Out, "meta", "samples-000000.jsonl"));
        Assert.InRange(lines.Length, 2, 9);
        HashSet<string> known = [.. elements.Select(element => element.Id.ToString())];
        foreach (string line in lines)
        {
            using JsonDocument row = JsonDocument.Parse(line);
            Assert.All(
                row.RootElement.GetProperty("osm_ids").EnumerateArray(), id => Assert.Contains(id.GetString()!, known));
        }
    }
}

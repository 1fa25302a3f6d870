using NuTonic.Engine.Sources;
using NuTonic.Engine.Sqlite;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A plan with other options looks at a few POIs and concludes to the rest; what it says must not show that.
/// </summary>
public sealed class ForesightTests : IDisposable
{
    private const int Pois = 60;

    private readonly BuildSpace _space = new(
        World.Property, ("NativeTile", "32"), ("Stride", "32"), ("OutputSize", "32"));

    [Fact]
    public void Explain_ManyPoisAndSomeThatChanged_SaysWhatALookAtEachNodeSays()
    {
        string pois = _space.Combine(World.Folder);
        SampleWorld.Generate(pois, new SampleOptions(Pois: Pois, Seed: 1, BoxKm: 0.3));
        Assert.Equal(0, _space.Build().ExitCode);
        Change(pois);

        string[] concluded = Explain("concluded.jsonl");
        using (SqliteDatabase index = SqliteDatabase.Open(
            _space.Combine("cache", "v1", "index.db"), SQLitePCL.raw.SQLITE_OPEN_READWRITE))
        {
            // As an index that was made before there were families: nothing can be concluded.
            index.Execute("DROP TABLE family; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        string[] looked = Explain("looked.jsonl");

        Assert.Equal(looked, concluded);
        Assert.Equal(
            File.ReadAllLines(_space.Combine("looked.jsonl")), File.ReadAllLines(_space.Combine("concluded.jsonl")));
        string all = string.Join('\n', looked);
        Assert.Contains("poi_0050/windows: would be built (Stride 32 -> 20)", all, StringComparison.Ordinal);
        Assert.Contains("poi_0030/windows: would be built (label.tif ", all, StringComparison.Ordinal);
        Assert.Contains("stills/", all, StringComparison.Ordinal);
    }

    public void Dispose() => _space.Dispose();

    // Behind the POIs that are looked at first: a label, a sentence, a published still,
    // a POI that came and one that went.
    private void Change(string pois)
    {
        RasterEdit.Map(Path.Combine(pois, "poi_0030", "label.tif"), (_, _, value) => (ushort)((value + 3) % 9));
        string document = Path.Combine(pois, "poi_0036", "poi.json");
        File.WriteAllText(
            document,
            File.ReadAllText(document)
                .Replace("\"poi_id\"", "\"note\": \"new\", \"poi_id\"", StringComparison.Ordinal));
        File.Delete(Directory.GetFiles(_space.Combine("out", "stills")).Order(StringComparer.Ordinal).Last());
        Directory.Move(Path.Combine(pois, "poi_0041"), Path.Combine(pois, "poi_9000"));
    }

    private string[] Explain(string file)
    {
        BuildRun run = _space.Build("-t:Explain", "-p:Stride=20", "-p:ExplainFile=" + file);
        Assert.True(run.ExitCode == 0, run.Output);
        return
        [
            .. run.Output.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Contains("would", StringComparison.Ordinal)),
        ];
    }
}

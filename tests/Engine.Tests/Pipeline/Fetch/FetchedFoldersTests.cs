using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>Folders of fetched sources and the index beside them.</summary>
public sealed class FetchedFoldersTests : IDisposable
{
    private static readonly Digest Key = Digest.Of("key"u8);

    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.Combine("fetched");

    // Without the keys of what was fetched no folder counts.
    public FetchedFoldersTests()
    {
        FetchedKeys keys = new();
        keys.Add("poi_a", Key);
        keys.Save(Root, new HashSet<string> { "poi_a" }, new HashSet<string> { "poi_a" });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_WithoutKeysOfWhatWasFetched_CountsNoFolder()
    {
        Write();
        File.Delete(Root + ".keys");

        Assert.False(FetchedFolders.Load(Root).IsIntact("poi_a", Key));
    }

    [Fact]
    public void IsIntact_WrittenSavedAndLoaded_IsTrueForItsKeyAlone()
    {
        Write();

        FetchedFolders loaded = FetchedFolders.Load(Root);

        Assert.True(loaded.IsIntact("poi_a", Key));
        Assert.False(loaded.IsIntact("poi_a", Digest.Of("other"u8)));
        Assert.False(loaded.IsIntact("poi_b", Key));
        Assert.Equal("pixels", File.ReadAllText(Path.Combine(Root, "poi_a/sentinel-2-l2a/item 1/red.tif")));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("shorter")]
    [InlineData("index gone")]
    [InlineData("other signature")]
    [InlineData("cut line")]
    [InlineData("no size")]
    [InlineData("folder gone")]
    public void IsIntact_Damaged_IsFalse(string damage)
    {
        Write();
        string file = Path.Combine(Root, "poi_a/poi.json");
        string index = Root + ".index";
        string text = File.ReadAllText(index);
        switch (damage)
        {
            case "gone": File.Delete(file); break;
            case "shorter": File.WriteAllText(file, "{"); break;
            case "index gone": File.Delete(index); break;
            case "other signature":
                File.WriteAllText(index, text.Replace("NTFETCH2", "NTFETCH1", StringComparison.Ordinal));
                break;
            case "cut line": File.WriteAllText(index, text[..30]); break;
            case "no size": File.WriteAllText(index, text.Replace("\t2 ", "\tx ", StringComparison.Ordinal)); break;
            default: Directory.Delete(Path.Combine(Root, "poi_a"), recursive: true); break;
        }

        Assert.False(FetchedFolders.Load(Root).IsIntact("poi_a", Key));
    }

    [Fact]
    public void Load_OneBadLine_KeepsTheOthers()
    {
        Write();
        File.AppendAllText(Root + ".index", "garbage\n");

        Assert.True(FetchedFolders.Load(Root).IsIntact("poi_a", Key));
    }

    [Fact]
    public void WarningsOf_WrittenSavedAndLoaded_AreThoseOfTheFolderUntilItIsWrittenAnew()
    {
        Diagnostic one = new("NT1911", Severity.Warning, "poi_a: !first 1 of 2", null);
        Diagnostic two = new("NT1906", Severity.Warning, "poi_a: a\tname\nof a server", null);
        FetchedFolders folders = FetchedFolders.Load(Root);
        folders.Write("poi_a", Key, Files(("poi.json", "{}")), [one, two]);
        folders.Write("poi_b", Key, Files(("poi.json", "{}")));
        folders.Save();

        FetchedFolders loaded = FetchedFolders.Load(Root);

        Assert.True(loaded.IsIntact("poi_a", Key));
        Assert.Equal([one, two with { Message = "poi_a: a name of a server" }], loaded.WarningsOf("poi_a"));
        Assert.Empty(loaded.WarningsOf("poi_b"));
        Assert.Empty(loaded.WarningsOf("poi_c"));
        loaded.Write("poi_a", Key, Files(("poi.json", "{}")));
        Assert.Empty(loaded.WarningsOf("poi_a"));
    }

    [Fact]
    public void Write_Again_TouchesOnlyWhatDiffersAndRemovesTheRest()
    {
        FetchedFolders folders = Write();
        string red = Path.Combine(Root, "poi_a/sentinel-2-l2a/item 1/red.tif");
        DateTime old = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(red, old);

        folders.Write("poi_a", Key, Files(("sentinel-2-l2a/item 1/red.tif", "pixels"), ("poi.json", "[]")));

        Assert.Equal(old, File.GetLastWriteTimeUtc(red));
        Assert.Equal("[]", File.ReadAllText(Path.Combine(Root, "poi_a/poi.json")));

        folders.Write("poi_a", Key, Files(("poi.json", "[]")));

        Assert.Equal(
            ["poi.json"], Directory.GetFileSystemEntries(Path.Combine(Root, "poi_a")).Select(Path.GetFileName));
        Assert.True(folders.IsIntact("poi_a", Key));
    }

    [Fact]
    public void KeepOnly_RemovesFoldersOfOtherNamesWhetherKnownOrNot()
    {
        FetchedFolders folders = Write();
        Directory.CreateDirectory(Path.Combine(Root, "poi_stray"));
        folders.Write("poi_b", Key, Files(("poi.json", "{}")));

        folders.KeepOnly(new HashSet<string> { "poi_b" });
        folders.Save();

        Assert.Equal(["poi_b"], Directory.GetDirectories(Root).Select(Path.GetFileName));
        Assert.Equal(2, File.ReadAllLines(Root + ".index").Length);
    }

    [Fact]
    public void Save_SameContent_LeavesTheFileAloneAndOrdersByName()
    {
        FetchedFolders folders = FetchedFolders.Load(Root);
        folders.Write("poi_b", Key, Files(("poi.json", "{}")));
        folders.Write("poi_a", Key, Files(("poi.json", "{}")));
        folders.Save();
        DateTime old = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Root + ".index", old);

        FetchedFolders.Load(Root).Save();

        Assert.Equal(old, File.GetLastWriteTimeUtc(Root + ".index"));
        Assert.Equal(
            ["poi_a", "poi_b"], File.ReadAllLines(Root + ".index").Skip(1).Select(line => line.Split('\t')[1]));
    }

    [Fact]
    public void Adopt_FilesOfSomebodyElse_AreHeldToTheirSizes()
    {
        FetchedFolders folders = FetchedFolders.Load(Root);
        Directory.CreateDirectory(Path.Combine(Root, "map"));
        File.WriteAllText(Path.Combine(Root, "map/map.json"), "{}");

        folders.Adopt("map", Key);

        Assert.True(folders.IsIntact("map", Key));
        File.WriteAllText(Path.Combine(Root, "map/map.json"), "{ }");
        Assert.False(folders.IsIntact("map", Key));
    }

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files(
        params (string Path, string Text)[] files) =>
        files.ToImmutableSortedDictionary(
            file => file.Path, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);

    private FetchedFolders Write()
    {
        FetchedFolders folders = FetchedFolders.Load(Root);
        folders.Write("poi_a", Key, Files(("poi.json", "{}"), ("sentinel-2-l2a/item 1/red.tif", "pixels")));
        folders.Save();
        return folders;
    }
}

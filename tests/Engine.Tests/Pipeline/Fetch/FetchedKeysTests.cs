using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

public sealed class FetchedKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.Combine("fetched");

    [Fact]
    public void Save_AllPlacesAnew_KeepsOnlyWhatWasNotedNow()
    {
        Save(
            ["a", "b"],
            ["a", "b"],
            ("a", "1"),
            ("b", "2"),
            (null, "root"),
            ("b and 1 more", "both"),
            (FetchedKeys.Map, "map"));
        Assert.Equal(Keys("1", "2", "root", "both", "map"), FetchedKeys.Of(Root));

        Save(["a", "b"], ["a", "b"], ("a", "3"), ("b", "2"), (null, "other root"));

        // The map was not asked for, so it still is what it was made of.
        Assert.Equal(Keys("3", "2", "other root", "map"), FetchedKeys.Of(Root));
    }

    [Fact]
    public void Save_SomePlacesAnew_KeepsThoseOfTheOthers()
    {
        Save(["a", "b", "c"], ["a", "b", "c"], ("a", "1"), ("b", "2"), ("c", "3"), (null, "root"));

        Save(["a", "b"], ["b"], ("b", "4"), (null, "root 2"), (FetchedKeys.Map, "map"));

        Assert.Equal(Keys("1", "4", "root", "root 2", "map"), FetchedKeys.Of(Root));
    }

    [Fact]
    public void Save_PlaceThatFailed_KeepsItsRecord()
    {
        Save(["a", "b"], ["a", "b"], ("a", "1"), ("b", "2"));

        Save(["a", "b"], ["b"], ("a", "half"), ("b", "3"));

        Assert.Equal(Keys("1", "3"), FetchedKeys.Of(Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else\na\t00")]
    [InlineData("NTKEYS1\na\t00\tzz\n\n\t\t")]
    public void Of_FileThatIsNone_HasNoKeys(string content)
    {
        File.WriteAllText(Root + ".keys", content);

        Assert.Empty(FetchedKeys.Of(Root));
    }

    [Fact]
    public void FetchedFolders_WithoutKeys_DoNotCount()
    {
        FetchedFolders folders = FetchedFolders.Load(Root);
        folders.Write("a", Key("x"), ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty
            .Add("file", new byte[] { 1 }));
        folders.Save();
        Assert.False(FetchedFolders.Load(Root).IsIntact("a", Key("x")));

        Save(["a"], ["a"], ("a", "1"));

        Assert.True(FetchedFolders.Load(Root).IsIntact("a", Key("x")));
    }

    public void Dispose() => _folder.Dispose();

    private static Digest Key(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    private static HashSet<Digest> Keys(params string[] texts) => [.. texts.Select(Key)];

    private void Save(HashSet<string> places, HashSet<string> renewed, params (string? Name, string Key)[] noted)
    {
        FetchedKeys keys = new();
        foreach ((string? name, string key) in noted)
        {
            keys.Add(name, Key(key));
        }

        keys.Save(Root, places, renewed);
    }
}

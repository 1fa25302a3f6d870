using System.Text;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// The same inputs give the same bytes on any thread count, in any folder, under any culture, with and without a cache.
/// </summary>
public sealed class DeterminismTests
{
    private static readonly (string Name, string Value)[] Options =
        [("SamplePois", "8"), ("SampleKm", "1"), ("ImageAug", "true"), ("WriteBboxOverlays", "true"), ("Stride", "64")];

    [Fact]
    public void Build_ThreadsFolderCultureAndCache_ChangeNoByte()
    {
        using BuildSpace one = new([.. Options, ("Parallelism", "1")]);
        BuildRun first = one.Build();
        Assert.Equal(0, first.ExitCode);

        using BuildSpace other = new([.. Options, ("Parallelism", "8"), ("DatasetDir", "deep/er/set")]);
        other.Environment["LANG"] = "tr_TR.UTF-8";
        other.Environment["LC_ALL"] = "tr_TR.UTF-8";
        other.Environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "false";
        BuildRun second = other.Build();

        Assert.Equal(first.Built, second.Built);
        Assert.Equal(one.Files(), Snapshot.Of(other.Combine("deep/er/set")));
        Directory.Delete(other.Combine("deep"), recursive: true);
        Directory.Delete(other.Combine("obj"), recursive: true);
        BuildRun cached = other.Build();
        cached.AssertCounts(0, first.Built, 0);
        Assert.Equal(one.Files(), Snapshot.Of(other.Combine("deep/er/set")));
    }

    [Fact]
    public void Build_AnyOutput_NamesNoFolderOfThisMachine()
    {
        using BuildSpace space = World.NewSpace(("WriteBboxOverlays", "true"));
        space.Build();

        // The POI root lies in the space.
        string[] folders = [space.Path, RepositoryRoot.Path];
        foreach (string file in Directory.EnumerateFiles(space.Out, "*", SearchOption.AllDirectories))
        {
            byte[] content = File.ReadAllBytes(file);
            Assert.DoesNotContain(folders, folder => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)) >= 0);
        }
    }
}

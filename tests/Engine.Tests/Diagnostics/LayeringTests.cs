using System.Text.RegularExpressions;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Diagnostics;

/// <summary>Holds the using lines of src/Engine to the layers of ARCHITECTURE.md.</summary>
public sealed partial class LayeringTests
{
    // Folder -> the folders whose types it may name. Sources uses Cache for FileStamp and FileKind alone: looking at a
    // folder yields probes, and a probe is what the core compares.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Diagnostics"] = [],
        ["Geodesy"] = ["Diagnostics"],
        ["Imaging"] = ["Diagnostics", "Geodesy"],
        ["Sqlite"] = [],
        ["Cache"] = ["Diagnostics", "Sqlite"],
        ["Graph"] = ["Diagnostics", "Cache"],
        ["Regions"] = ["Diagnostics"],
        ["Sources"] = ["Diagnostics", "Geodesy", "Imaging", "Cache", "Regions", "Osm"],
        ["Raster"] = ["Diagnostics", "Geodesy", "Imaging", "Regions"],
        ["Tiling"] = ["Diagnostics", "Draws", "Geodesy", "Imaging", "Regions"],
        ["Draws"] = [],
        ["Templates"] = ["Diagnostics", "Draws"],
        ["Rows"] = ["Diagnostics", "Regions", "Templates"],
        ["Packaging"] = ["Diagnostics", "Draws", "Geodesy", "Tiling", "Regions", "Rows", "Templates", "Captions"],
        ["Osm"] = ["Diagnostics", "Geodesy", "Sqlite"],
        ["Patches"] = ["Diagnostics", "Draws", "Geodesy", "Imaging", "Raster"],
        ["Facts"] = ["Diagnostics", "Geodesy", "Osm", "Patches"],
        ["Captions"] = ["Diagnostics", "Draws", "Facts", "Templates", "Network"],
        ["Network"] = ["Diagnostics", "Cache"],
        ["Places"] = ["Diagnostics", "Geodesy", "Network"],
        ["Stac"] = ["Diagnostics", "Geodesy", "Network"],
        ["Remote"] = ["Diagnostics", "Geodesy", "Imaging", "Raster", "Network"],
        ["EarthEngine"] = ["Diagnostics", "Geodesy", "Imaging", "Raster", "Network"],
        ["Stills"] = ["Diagnostics", "Geodesy", "Imaging", "Network"],
        ["Overpass"] = ["Diagnostics", "Geodesy", "Osm", "Network"],
        ["Hub"] = ["Diagnostics", "Cache", "Network"],
        ["Pipeline"] =
        [
            "Diagnostics", "Geodesy", "Imaging", "Cache", "Graph", "Sources", "Raster", "Tiling", "Regions", "Rows",
            "Packaging", "Osm", "Patches", "Facts", "Captions", "Templates", "Network", "Places", "Stac", "Remote",
            "EarthEngine", "Stills", "Overpass", "Hub",
        ],
    };

    private static readonly string[] StampTypes = ["FileStamp", "FileKind"];

    private static string Engine => Path.Combine(RepositoryRoot.Path, "src", "Engine");

    public static TheoryData<string> Folders => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Names_OnlyLowerLayers(string folder)
    {
        string[] wrong =
        [
            .. Sources(folder).SelectMany(file => LayersOf(File.ReadAllText(file))
                .Where(layer => layer != folder && !Allowed[folder].Contains(layer))
                .Select(layer => $"{Path.GetRelativePath(Engine, file)} uses {layer}")),
        ];

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFolder_HasARule()
    {
        string[] folders =
        [
            .. Directory.GetDirectories(Engine)
                .Select(path => Path.GetFileName(path)!)
                .Where(name => name is not ("bin" or "obj")),
        ];

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_HaveNoCycle()
    {
        HashSet<string> placed = [];
        while (Allowed.Keys.FirstOrDefault(folder => !placed.Contains(folder) && Allowed[folder].All(placed.Contains))
            is { } next)
        {
            placed.Add(next);
        }

        Assert.Equal(Allowed.Count, placed.Count);
    }

    [Fact]
    public void Sources_OfTheCache_UseStampsOnly()
    {
        string[] types =
        [
            .. Directory.GetFiles(Path.Combine(Engine, "Cache"), "*.cs")
                .Select(path => Path.GetFileNameWithoutExtension(path)),
        ];
        string[] others = [.. types.Except(StampTypes, StringComparer.Ordinal)];
        string[] wrong =
        [
            .. Sources("Sources")
                .Where(file => File.ReadAllText(file).Contains("using NuTonic.Engine.Cache;", StringComparison.Ordinal))
                .SelectMany(
                    file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value).Intersect(others)
                        .Select(type => $"{Path.GetFileName(file)} uses {type}")),
        ];

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Engine, folder), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> LayersOf(string source) =>
        Layer().Matches(source).Select(match => match.Groups[1].Value).Where(Allowed.ContainsKey).Distinct();

    // A qualified name counts like a using line.
    [GeneratedRegex(@"^(?!namespace).*\bNuTonic\.Engine\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Layer();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();
}

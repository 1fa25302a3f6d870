using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Sources;

public sealed class PoiFolderScannerTests
{
    private static readonly string[] Names = ["poi_0", "poi_1", "poi_10", "poi_1_g001", "poi_B", "poi_a"];

    [Theory]
    [InlineData("", 0, 0, "poi_0 poi_1 poi_10 poi_1_g001 poi_B poi_a")]
    [InlineData("", 3, 0, "poi_0 poi_1 poi_10")]
    [InlineData("", 0, 2, "poi_0 poi_1 poi_1_g001")]
    [InlineData("", 2, 2, "poi_0 poi_1")]
    [InlineData("poi_1*;poi_a", 0, 0, "poi_1 poi_10 poi_1_g001 poi_a")]
    [InlineData("poi_?", 0, 0, "poi_0 poi_1 poi_B poi_a")]
    [InlineData("poi_1*", 0, 1, "poi_1 poi_1_g001")]
    public void List_Options_ApplyInOrder(string patterns, int maxPois, int maxBasePois, string expected)
    {
        using PoiTree tree = Tree();

        ImmutableArray<string> folders = List(tree.Root, patterns, maxPois, maxBasePois);

        Assert.Equal(expected.Split(' '), folders);
    }

    [Theory]
    [InlineData("", 1, "poi_farm poi_farm_g001 poi_farm_g002")]
    [InlineData("", 2, "poi_farm poi_farm_g001 poi_farm_g002 poi_mill_g001")]
    [InlineData("*_g00?", 1, "poi_farm_g001 poi_farm_g002")]
    public void List_NamedVariants_CountWithTheirBaseChosenOrNot(string patterns, int maxBasePois, string expected)
    {
        using PoiTree tree = Tree();

        ImmutableArray<string> folders = List(
            tree.Outside("nowhere"),
            patterns,
            maxBasePois: maxBasePois,
            expected: ["poi_farm", "poi_farm_g001", "poi_farm_g002", "poi_mill_g001"]);

        Assert.Equal(expected.Split(' '), folders);
    }

    [Fact]
    public void List_ExpectedNames_AreListedWhetherThereOrNot()
    {
        using PoiTree tree = Tree();

        Assert.Equal(
            ["poi_0", "poi_05", "poi_1"], List(tree.Root, "poi_0*;poi_1", expected: ["poi_05", "poi_1", "poi_2"]));
        Assert.Equal(["poi_0", "poi_05"], List(tree.Root, maxPois: 2, expected: ["poi_05"]));
    }

    [Fact]
    public void List_ExpectedNamesWithoutARoot_AreListed()
    {
        using PoiTree tree = Tree();

        Assert.Equal(["poi_7", "poi_8"], List(tree.Outside("nowhere"), expected: ["poi_8", "poi_7"]));
    }

    [Theory]
    [InlineData("poi_A", "nearest: poi_a, poi_0, poi_1.")]
    [InlineData("poi_0;poi_1_g01", "poi_1_g001")]
    [InlineData("x*", "poi_0")]
    public void List_PatternWithoutMatch_NamesTheNearest(string patterns, string near)
    {
        using PoiTree tree = Tree();

        Diagnostic diagnostic = Fail(tree.Root, patterns);

        Assert.Equal("NT1022", diagnostic.Code);
        Assert.Contains($"'{patterns.Split(';')[^1]}'", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(near, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "NT1018")]
    [InlineData("file", "NT1019")]
    [InlineData("empty", "NT1021")]
    [InlineData("broken", "NT1024")]
    public void List_RootThatGivesNothing_NamesIt(string name, string code)
    {
        using PoiTree tree = new();
        string root = tree.Outside(name);
        File.WriteAllText(tree.Outside("file"), "");
        Directory.CreateDirectory(tree.Outside("empty/other"));
        File.WriteAllText(tree.Outside("empty/poi_list.csv"), "");
        File.CreateSymbolicLink(tree.Outside("broken"), "nowhere");

        Diagnostic diagnostic = Fail(root);

        Assert.Equal(code, diagnostic.Code);
        Assert.Contains($"'{root}'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_RootThatMayNotBeRead_NamesIt()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes");
            return;
        }

        using PoiTree tree = new();
        File.SetUnixFileMode(tree.Root, UnixFileMode.None);

        Diagnostic diagnostic = Fail(tree.Root);
        File.SetUnixFileMode(tree.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal("NT1020", diagnostic.Code);
    }

    [Theory]
    [InlineData("../outside", false, "NT1023")]
    [InlineData("../outside", true, null)]
    [InlineData("nowhere", false, "NT1024")]
    [InlineData("poi_link", false, "NT1025")]
    [InlineData("poi_0", false, null)]
    public void CheckLink_LinkedFolder_IsListedAndFollowedOnlyWhereAllowed(string target, bool allowed, string? code)
    {
        using PoiTree tree = new();
        Directory.CreateDirectory(tree.Outside("outside"));
        Directory.CreateSymbolicLink(Path.Combine(tree.Root, "poi_link"), target);
        PoiFolderOptions options = new(ItemMatch.Exact, allowed, NeedsLabel: true);

        Exception? failure = Record.Exception(
            () => PoiFolder.CheckLink(Path.Combine(tree.Root, "poi_link"), options));

        Assert.Equal(["poi_0", "poi_link"], List(tree.Root));
        Assert.Equal(code, (failure as NuTonicException)?.Diagnostic.Code);
        Assert.Equal(code is null, failure is null);
    }

    private static PoiTree Tree()
    {
        PoiTree tree = new();
        foreach (string name in Names.Append("other").Append(".poi_x"))
        {
            Directory.CreateDirectory(Path.Combine(tree.Root, name));
        }

        File.WriteAllText(Path.Combine(tree.Root, "poi_list.csv"), "");
        return tree;
    }

    private static ImmutableArray<string> List(
        string root,
        string patterns = "",
        int maxPois = 0,
        int maxBasePois = 0,
        ImmutableArray<string>? expected = null)
    {
        ImmutableArray<string> list = [.. patterns.Split(';', StringSplitOptions.RemoveEmptyEntries)];
        PoiScanOptions options = new(list, maxPois, maxBasePois, BasePoi.Among) { Expected = expected ?? [] };
        return PoiFolderScanner.List(root, options);
    }

    private static Diagnostic Fail(string root, string patterns = "") =>
        Assert.Throws<NuTonicException>(() => List(root, patterns)).Diagnostic;
}

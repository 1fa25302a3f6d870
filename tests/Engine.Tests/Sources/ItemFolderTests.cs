using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

public sealed class ItemFolderTests
{
    [Theory]
    [InlineData("S2A_1", true, "S2A_1", null)]
    [InlineData(null, true, "R_0", "NT1028")]
    [InlineData("2A_1", false, "S2A_1", null)]
    [InlineData("S2A", false, "S2A_0", null)]
    [InlineData("other", false, "R_0", "NT1029")]
    [InlineData(null, false, "R_0", null)]
    public void Choose_SeveralItems_FollowsTheRule(string? id, bool isExact, string expected, string? warning)
    {
        using PoiTree tree = Items("S2A_0", "R_0", ".hidden").WithBands();
        List<Diagnostic> reported = [];

        PoiSources sources = tree.Discover(id, isExact ? ItemMatch.Exact : ItemMatch.Substring, report: reported.Add);

        Assert.StartsWith($"sentinel-2-l2a/{expected}/", sources.Red, StringComparison.Ordinal);
        Assert.Equal(warning is null ? [] : [warning], reported.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("S2A")]
    [InlineData("s2a_1")]
    [InlineData("../sentinel-2-l2a/S2A_1")]
    [InlineData("..")]
    public void Choose_ExactIdWithoutFolder_ListsTheFolders(string id)
    {
        using PoiTree tree = Items("R_0").WithBands();

        Diagnostic diagnostic = tree.Fail(id);

        Assert.Equal("NT1027", diagnostic.Code);
        Assert.Contains("R_0, S2A_1", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains($"'{id}'", diagnostic.Message, StringComparison.Ordinal);
    }

    private static PoiTree Items(params string[] names)
    {
        PoiTree tree = new();
        foreach (string name in names)
        {
            foreach (string band in (string[])["red", "green", "blue"])
            {
                tree.Write($"sentinel-2-l2a/{name}/{band}.tif");
            }
        }

        return tree;
    }
}

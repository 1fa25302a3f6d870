using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Hub;

namespace NuTonic.Engine.Tests.Hub;

public sealed class HubRulesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("images/s00000/poi ä_r00000_c00000.png")]
    [InlineData("data/a..b.jsonl")]
    public void WhatIsWrongWith_GoodPath_Nothing(string path) => Assert.Null(HubRules.WhatIsWrongWith(path));

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData(".gitattributes")]
    [InlineData("a/.git/config")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a /b")]
    [InlineData("\ud800")]
    public void WhatIsWrongWith_BadPath_Something(string path) => Assert.NotNull(HubRules.WhatIsWrongWith(path));

    [Fact]
    public void CheckFiles_NameOfTheList_IsForbidden() => AssertError(
        "NT6408", () => HubRules.CheckFiles([HubFile.OfMemory(PublishedList.Path, "x"u8.ToArray())]));

    [Fact]
    public void CheckFiles_TooLarge_IsRefused()
    {
        HubRules.CheckFiles([HubFile.OfDisk("a", "/a", HubRules.FileBytes, default)]);
        AssertError(
            "NT6407", () => HubRules.CheckFiles([HubFile.OfDisk("a", "/a", HubRules.FileBytes + 1, Digest.Of("a"u8))]));
    }

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, "NT6405")]
    public void CheckCounts_EntriesOfAFolder_AreLimited(int files, string? code) =>
        AssertError(code, () => HubRules.CheckCounts(Paths(files, number => $"images/{number}.png")));

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, "NT6405")]
    public void CheckCounts_FoldersOfAFolder_CountAsEntries(int folders, string? code) =>
        AssertError(code, () => HubRules.CheckCounts(Paths(folders, number => $"images/{number}/a.png")));

    [Theory]
    [InlineData(100_000, null)]
    [InlineData(100_001, "NT6406")]
    public void CheckCounts_Files_AreLimited(int files, string? code) =>
        AssertError(code, () => HubRules.CheckCounts(Paths(files, number => $"images/s{number / 1000}/{number}.png")));

    private static string[] Paths(int count, Func<int, FormattableString> path) =>
        [.. Enumerable.Range(0, count).Select(number => path(number).ToString(CultureInfo.InvariantCulture))];

    private static void AssertError(string? code, Action check)
    {
        NuTonicException? failure = Record.Exception(check) as NuTonicException;
        Assert.Equal(code, failure?.Diagnostic.Code);
    }
}

using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources.Aerial;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources.Aerial;

public sealed class QuadFolderTests
{
    [Fact]
    public void List_FilesInFolders_ComeByName()
    {
        using TemporaryFolder folder = new();
        Touch(
            folder, "z/a.tif", "b.TIFF", "y/x/C.tif", "y/ortho.v2.tif", "notes.txt", ".hidden/d.tif", "y/._b.tif",
            "e.tif.aux.xml");

        Assert.Equal(
            [
                new("C", "y/x/C.tif"),
                new("a", "z/a.tif"),
                new("b", "b.TIFF"),
                new QuadFile("ortho.v2", "y/ortho.v2.tif"),
            ],
            QuadFolder.List(folder.Path, allowExternalLinks: false));
    }

    [Theory]
    [InlineData("missing", "NT1100")]
    [InlineData("file", "NT1101")]
    [InlineData("empty", "NT1102")]
    [InlineData("broken", "NT1024")]
    public void List_RootThatGivesNothing_IsRefused(string name, string code)
    {
        using TemporaryFolder folder = new();
        Touch(folder, "file", "empty/sub/readme.md");
        File.CreateSymbolicLink(folder.Combine("broken"), "nowhere");

        Diagnostic diagnostic = Fail(folder.Combine(name));

        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(folder.Combine(name), diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.tif", "sub/a.tif")]
    [InlineData("a.tif", "a.tiff")]
    [InlineData("Quad.tif", "sub/quad.tif")]
    [InlineData("\u00E9.tif", "sub/e\u0301.tif")]
    public void List_EqualStems_AreRefused(string first, string second)
    {
        using TemporaryFolder folder = new();
        Touch(folder, first, second);

        Diagnostic diagnostic = Fail(folder.Path);

        Assert.Equal("NT1104", diagnostic.Code);
        Assert.Contains(first, diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(second, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\\b.tif")]
    [InlineData("a\u0007.tif")]
    [InlineData("a\u200B.tif")]
    [InlineData(" a.tif")]
    [InlineData("a .tif")]
    public void List_NameThatDoesNotShow_IsRefused(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        using TemporaryFolder folder = new();
        Touch(folder, name);

        Assert.Equal("NT1105", Fail(folder.Path).Code);
    }

    [Fact]
    public void List_LongestNames_HaveALimit()
    {
        using TemporaryFolder folder = new();
        Touch(folder, new string('a', 200) + ".tif");
        Assert.Single(QuadFolder.List(folder.Path, allowExternalLinks: false));
        Touch(folder, new string('a', 201) + ".tif");

        Assert.Equal("NT1105", Fail(folder.Path).Code);
    }

    [Theory]
    [InlineData("root/link.tif", "../outside/a.tif", "NT1023")]
    [InlineData("root/link", "../outside", "NT1023")]
    [InlineData("root/link", ".", "NT1025")]
    [InlineData("root/sub/link", "..", "NT1025")]
    [InlineData("root/link", "../root/sub/../", "NT1025")]
    [InlineData("root/link.tif", "nowhere.tif", "NT1024")]
    [InlineData("root/link", "nowhere", "NT1024")]
    [InlineData("root/link.tif", "link.tif", "NT1025")]
    [InlineData("root/link.tif", "sub", "NT1102")]
    public void List_LinkThatIsNotFollowed_IsRefused(string link, string target, string code)
    {
        using TemporaryFolder folder = new();
        Touch(folder, "outside/a.tif", "root/sub/readme.md");
        File.CreateSymbolicLink(folder.Combine(link), target);

        Assert.Equal(code, Fail(folder.Combine("root")).Code);
    }

    [Theory]
    [InlineData("root/link.tif", "../outside/a.tif", "link", "link.tif")]
    [InlineData("root/link", "../outside", "a", "link/a.tif")]
    public void List_LinkOutOfTheRoot_IsFollowedWhereAllowed(string link, string target, string name, string path)
    {
        using TemporaryFolder folder = new();
        Touch(folder, "outside/a.tif", "root/readme.md");
        File.CreateSymbolicLink(folder.Combine(link), target);

        Assert.Equal([new QuadFile(name, path)], QuadFolder.List(folder.Combine("root"), allowExternalLinks: true));
    }

    // Out of the root and back in: the way would never end.
    [Fact]
    public void List_LinkBackIntoTheRoot_IsALoop()
    {
        using TemporaryFolder folder = new();
        Touch(folder, "outside/readme.md", "root/a.tif");
        File.CreateSymbolicLink(folder.Combine("root", "out"), "../outside");
        File.CreateSymbolicLink(folder.Combine("outside", "back"), "../root");

        var error = Assert.Throws<NuTonicException>(
            () => QuadFolder.List(folder.Combine("root"), allowExternalLinks: true));

        Assert.Equal("NT1025", error.Diagnostic.Code);
    }

    [Fact]
    public void List_FoldersWithoutEnd_AreRefused()
    {
        using TemporaryFolder folder = new();
        Touch(folder, string.Concat(Enumerable.Repeat("d/", 40)) + "a.tif");

        Assert.Equal("NT1103", Fail(folder.Path).Code);
    }

    [Fact]
    public void List_RealFolder_HasItsQuads()
    {
        string[] names =
        [
            .. QuadFolder.List(SharedFolder.Path("data/naip"), allowExternalLinks: false).Select(file => file.Name),
        ];

        Assert.Contains("m_3211605_ne_11_060_20200415", names);
        Assert.Contains("naip_va_rgb_jpeg_cog", names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static void Touch(TemporaryFolder folder, params string[] paths)
    {
        foreach (string path in paths)
        {
            string full = folder.Combine(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, "");
        }
    }

    private static Diagnostic Fail(string root) =>
        Assert.Throws<NuTonicException>(() => QuadFolder.List(root, allowExternalLinks: false)).Diagnostic;
}

using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Diagnostics;

/// <summary>Holds the C# sources to the columns that STYLE.md and .editorconfig give them; no analyzer does.</summary>
public sealed class LineLengthTests
{
    private const int MostColumns = 120;

    // A line with a longer run is left as it is: an address, a pattern or an answer of a server in one string.
    private const int MostWithoutSpace = 80;
    private const string RawQuotes = "\"\"\"";

    private static readonly string[] Roots = ["src", "tests", "bench", "build"];
    private static readonly string Words = string.Concat(Enumerable.Repeat("word ", 30));

    [Fact]
    public void Sources_OfTheRepository_HaveNoLongLines()
    {
        string[] files = [.. Roots.SelectMany(Files)];

        Assert.True(files.Length > 1000, $"only {files.Length} files were found");
        Assert.Empty(files.SelectMany(file =>
            LongLines(File.ReadAllLines(file))
                .Select(line => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{line}")));
    }

    [Fact]
    public void LongLines_OfWords_AreFound()
    {
        string longest = Words[..MostColumns];

        Assert.Equal([2, 4], LongLines([longest, longest + ".", "", "// " + Words, "short"]));
    }

    [Fact]
    public void LongLines_ThatCannotBeBroken_AreAllowed()
    {
        string run = new('x', MostWithoutSpace);

        Assert.Equal([2], LongLines([$"/// {Words} {run}x", $"/// {Words} {run}"]));
    }

    [Fact]
    public void LongLines_WithinRawStrings_AreAllowed()
    {
        string[] lines = [$"a = {RawQuotes}", Words, $"{RawQuotes};", $"b = {RawQuotes}{Words}{RawQuotes};", Words];

        Assert.Equal([4, 5], LongLines(lines));
    }

    private static IEnumerable<string> Files(string root) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, root), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(RepositoryRoot.Path, file).Split(Path.DirectorySeparatorChar)
                .Any(folder => folder is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    // Numbers, from 1, of the lines that could be shorter. The lines of a raw string are text, not layout.
    private static IEnumerable<int> LongLines(string[] lines)
    {
        bool isRaw = false;
        for (int i = 0; i < lines.Length; i++)
        {
            bool wasRaw = isRaw;
            isRaw ^= lines[i].Split(RawQuotes).Length % 2 == 0;
            if (!wasRaw
                && lines[i].Length > MostColumns
                && lines[i].Split(' ').Max(run => run.Length) <= MostWithoutSpace)
            {
                yield return i + 1;
            }
        }
    }
}

using System.Text;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Docs;

/// <summary>docs/properties.md has the options of the table; UPDATE_GOLDEN=1 writes them into it.</summary>
public sealed class PropertiesPageTests
{
    private const string First = "<!-- options: written by PropertiesPageTests -->\n";
    private const string Last = "<!-- end of options -->";

    private static readonly string PagePath = Path.Combine(RepositoryRoot.Path, "docs", "properties.md");

    [Fact]
    public void Page_EveryOption_IsRenderedFromTheTable()
    {
        string page = File.ReadAllText(PagePath);
        int start = page.IndexOf(First, StringComparison.Ordinal) + First.Length;
        int end = page.IndexOf(Last, StringComparison.Ordinal);
        Assert.InRange(start, First.Length, end);

        string expected = Render();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(PagePath, page[..start] + expected + page[end..]);
            return;
        }

        Assert.Equal(expected, page[start..end]);
    }

    [Fact]
    public void Page_EveryReferenceDefault_IsExplained()
    {
        string page = File.ReadAllText(PagePath);

        Assert.All(
            OptionTable.All.Where(option => option.ReferenceDefault is not null),
            option => Assert.Contains($"\n### {option.Name}\n", page, StringComparison.Ordinal));
    }

    private static string Render()
    {
        StringBuilder table = new();
        table.Append("| Option | Default | With `Compat=reference` | Allowed | Reference's flag | Meaning |\n");
        table.Append("| --- | --- | --- | --- | --- | --- |\n");
        foreach (OptionDescriptor option in OptionTable.All)
        {
            string[] cells =
            [
                Code(option.Name),
                Code(option.Default),
                Code(option.ReferenceDefault ?? ""),
                option.Range,
                Code(option.ReferenceFlag ?? ""),
                option.Summary,
            ];
            table.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    // A bar would start the next cell; a star outside code would start emphasis.
    private static string Cell(string text) => text.StartsWith('`')
        ? text
        : text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}

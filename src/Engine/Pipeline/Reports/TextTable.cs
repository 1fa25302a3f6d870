namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Rows of a small table as lines: the first column to the left, the others to the right.</summary>
internal static class TextTable
{
    private const string Indent = "  ";

    /// <summary>One line for each row; columns are as wide as their widest cell.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => Indent + string.Join(Indent, row.Select((cell, column) =>
            column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}

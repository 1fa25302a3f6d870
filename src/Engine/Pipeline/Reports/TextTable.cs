using System.Text;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Rows of a small table as lines: the first column to the left, the others to the right.</summary>
internal static class TextTable
{
    private const string Indent = "  ";

    /// <summary>One line for each row; columns are as wide as their widest cell.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        int[] widths = new int[rows[0].Length];
        foreach (string[] row in rows)
        {
            for (int column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        return rows.Select(row => Line(row, widths));
    }

    private static string Line(string[] row, int[] widths)
    {
        StringBuilder line = new();
        for (int column = 0; column < widths.Length; column++)
        {
            string cell = row[column];
            line.Append(Indent).Append(column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]));
        }

        return line.ToString().TrimEnd();
    }
}

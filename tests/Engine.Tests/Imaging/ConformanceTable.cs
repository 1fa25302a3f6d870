using System.Globalization;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging;

/// <summary>The table of decoded samples that GDAL 3.6.2 made of the conformance files.</summary>
internal static class ConformanceTable
{
    /// <summary>
    /// Rows of the files in <paramref name="folder"/> (tiff, png, jpeg) with <paramref name="extension"/>.
    /// </summary>
    public static IEnumerable<ConformanceRow> Rows(string folder, string extension = "")
    {
        foreach (string line in File.ReadLines(SharedFolder.Path("data/conformance/expected.tsv")).Skip(1))
        {
            string[] cells = line.Split('\t');
            if (cells[0].StartsWith($"conformance/{folder}/", StringComparison.Ordinal)
                && cells[0].EndsWith(extension, StringComparison.Ordinal))
            {
                yield return new ConformanceRow(
                    SharedFolder.Path("data/" + cells[0]),
                    Number(cells[1]),
                    Number(cells[2]),
                    Number(cells[3]),
                    cells[4],
                    cells[5],
                    cells[^1]);
            }
        }
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Diagnostics;

public sealed partial class ErrorsTests
{
    // Imaging shares the range of rasters; its codes start at 2100.
    private static readonly Dictionary<string, (int First, int Last)> Ranges = new(StringComparer.Ordinal)
    {
        ["Sources"] = (1000, 1999),
        ["Quads"] = (1100, 1149),
        ["Raster"] = (2000, 2099),
        ["Imaging"] = (2100, 2999),
        ["Tiling"] = (3000, 3999),
        ["Patches"] = (3100, 3199),
        ["Regions"] = (4000, 4999),
        ["Rows"] = (5000, 5499),
        ["Captions"] = (5500, 5599),
        ["Packaging"] = (6000, 6999),
        ["Graph"] = (7000, 7999),
        ["Cache"] = (8000, 8999),
        ["Integrity"] = (8200, 8299),
        ["Osm"] = (1200, 1299),
        ["Network"] = (1300, 1399),
        ["Places"] = (1400, 1499),
        ["Remote"] = (1600, 1699),
        ["EarthEngine"] = (1700, 1749),
        ["Stills"] = (1750, 1799),
        ["Fetch"] = (1900, 1999),
        ["Hub"] = (6400, 6499),
        ["Overpass"] = (1800, 1899),
        ["Stac"] = (1500, 1599),
        ["Facts"] = (4100, 4199),
        ["Shards"] = (6100, 6199),
        ["Tasks"] = (9000, 9399),
        ["Aerial"] = (9400, 9499),
    };

    private static ErrorDescriptor[] All { get; } =
    [
        .. typeof(Errors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(ErrorDescriptor))
            .Select(field => (ErrorDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void Codes_AreWellFormedAndUnique()
    {
        Assert.True(All.Length > 50);
        Assert.All(All, error => Assert.Matches(@"\ANT[1-9]\d{3}\z", error.Code));
        Assert.Equal(All.Length, All.Select(error => error.Code).Distinct().Count());
    }

    [Fact]
    public void Codes_LieInTheRangeOfTheirFile()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "src", "Engine", "Diagnostics");
        List<string> codes = [];
        foreach (string file in Directory.GetFiles(folder, "Errors.*.cs"))
        {
            (int first, int last) = Ranges[Path.GetFileName(file).Split('.')[1]];
            foreach (Match code in Code().Matches(File.ReadAllText(file)))
            {
                codes.Add("NT" + code.Groups[1].Value);
                Assert.InRange(int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture), first, last);
            }
        }

        Assert.Equal(
            All.Select(error => error.Code).Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Messages_EndAsSentences()
    {
        // A placeholder at the end takes a whole sentence of its own.
        string[] wrong =
        [
            .. All.Where(error => error.Format[^1] is not ('.' or '?' or '}')).Select(error => error.Code),
        ];

        Assert.Empty(wrong);
    }

    [Fact]
    public void Messages_UseEveryPlaceholderFromZero()
    {
        foreach (ErrorDescriptor error in All)
        {
            int[] used = [.. Placeholder().Matches(error.Format)
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];

            Assert.True(used.SequenceEqual(Enumerable.Range(0, used.Length)), $"{error.Code}: {error.Format}");
        }
    }

    [GeneratedRegex(@"(?:^\s*(?:=\s*\w+\(\s*)?|\()""NT(\d{4})""", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}

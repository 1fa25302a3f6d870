using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Sources;

namespace NuTonic.Bench.Plan;

/// <summary>
/// POI folders with everything that planning looks at: poi.json and rasters, which hold a few bytes of text.
/// </summary>
/// <param name="root">Absolute folder.</param>
/// <param name="count">How many.</param>
/// <param name="box">Box of each of them in degrees: they may as well lie on each other.</param>
internal sealed class StubPois(string root, int count, Extent box)
{
    private const string Item = "S2A_32TPT_20240615_0_L2A";

    /// <summary>Names of the folders in order.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"poi_{number:D6}")),
    ];

    /// <summary>Writes them; those that are there already are left alone.</summary>
    public void Write() => Parallel.ForEach(Names, Write);

    private void Write(string name)
    {
        string folder = Path.Combine(root, name);
        string item = Path.Combine(folder, "sentinel-2-l2a", Item);
        if (File.Exists(Path.Combine(folder, PoiDocument.FileName)))
        {
            return;
        }

        Directory.CreateDirectory(item);
        foreach (string band in (string[])["red", "green", "blue"])
        {
            File.WriteAllText(Path.Combine(item, band + ".tif"), $"{name} {band}");
        }

        File.WriteAllText(Path.Combine(folder, "label.tif"), $"{name} label");
        File.WriteAllBytes(Path.Combine(folder, PoiDocument.FileName), JsonSerializer.SerializeToUtf8Bytes(new
        {
            poi_id = name,
            latitude = (box.Bottom + box.Top) / 2,
            longitude = (box.Left + box.Right) / 2,
            bbox_wgs84 = (double[])[box.Left, box.Bottom, box.Right, box.Top],
            stac_item_id = Item,
            hf_row_meta = new { address = "Harrowmere, Lower Teasel", country_iso_alpha2 = "XA" },
        }));
    }
}

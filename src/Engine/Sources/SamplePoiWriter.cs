using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Sources;

/// <summary>Writes the folder of one sample POI.</summary>
internal static class SamplePoiWriter
{
    private const int StillSizePx = 640;
    private const int FullWhite = 3000;

    // Noise does not deflate: level 6 takes most of a POI's time and saves little.
    private const int FastLevel = 2;

    private static readonly string[] BandNames = ["red", "green", "blue"];
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes <paramref name="poi"/> below <paramref name="root"/>.</summary>
    public static void Write(string root, SamplePoi poi)
    {
        string folder = Path.Combine(root, poi.Id);
        string item = Path.Combine(folder, "sentinel-2-l2a", poi.Item);
        Directory.CreateDirectory(item);
        SampleFrame frame = SampleFrame.Around(poi.Box, poi.RasterCrs);
        var terrain = new SampleTerrain(frame, poi.Place, poi.Seed);
        var towns = new SampleTowns(poi.Seed, poi.Place.Towns);
        byte[] classes = SampleLandCover.Classify(frame, poi.Place, terrain, towns);
        ushort[][] bands = SampleImagery.Paint(frame, classes, terrain, (towns, poi.Seed));
        if (poi.Place.HasStill)
        {
            Directory.CreateDirectory(Path.Combine(folder, "mapbox"));
            byte[] still = PngEncoder.EncodeRgb(Still(bands, frame), StillSizePx, StillSizePx);
            File.WriteAllBytes(Path.Combine(folder, "mapbox", "overview.png"), still);
        }

        if (poi.Place.HasSwathEdge)
        {
            CutSwath(bands, frame);
        }

        WriteImagery(item, poi.Place, frame.Grid, bands);
        CogWriter.Write(Path.Combine(folder, "label.tif"), SampleLabels.Create(poi, frame, classes));
        WriteDocument(Path.Combine(folder, "poi.json"), poi);
    }

    private static void WriteImagery(string item, SamplePlace place, Grid grid, ushort[][] bands)
    {
        if (place.IsVisual)
        {
            ushort[][] visual = [.. bands.Select(band => Array.ConvertAll(band, value => (ushort)ToByte(value)))];
            WriteCog(item, "visual", new CogImage { Grid = grid, Bands = visual, BitsPerSample = 8 });
            return;
        }

        for (int b = 0; b < bands.Length; b++)
        {
            WriteCog(item, BandNames[b], new CogImage { Grid = grid, Bands = [bands[b]] });
        }
    }

    private static void WriteCog(string item, string name, CogImage image) => CogWriter.Write(
        Path.Combine(item, name + ".tif"),
        image with
        {
            NoData = 0,
            Predictor = true,
            AverageOverviews = true,
            CompressionLevel = FastLevel,
            TileSizePx = Math.Max(image.Grid.WidthPx, image.Grid.HeightPx) <= 256 ? 256 : 512,
        });

    /// <summary>Reflectance to a picture, 1..255: 0 stays free for no data.</summary>
    private static byte ToByte(ushort value) =>
        value == 0 ? (byte)0 : (byte)Math.Clamp(value * 255 / FullWhite, 1, 255);

    /// <summary>No data right of a slanted line, as at the edge of an orbit's swath.</summary>
    private static void CutSwath(ushort[][] bands, SampleFrame frame)
    {
        for (int row = 0; row < frame.HeightPx; row++)
        {
            int edge = (frame.WidthPx * 84 / 100) - (row * 22 / 100);
            foreach (ushort[] band in bands)
            {
                band.AsSpan((row * frame.WidthPx) + edge, frame.WidthPx - edge).Clear();
            }
        }
    }

    private static byte[] Still(ushort[][] bands, SampleFrame frame)
    {
        var rgb = new byte[StillSizePx * StillSizePx * bands.Length];
        for (int i = 0; i < rgb.Length; i++)
        {
            int pixel = i / bands.Length;
            int column = pixel % StillSizePx * frame.WidthPx / StillSizePx;
            int row = pixel / StillSizePx * frame.HeightPx / StillSizePx;
            rgb[i] = ToByte(bands[i % bands.Length][(row * frame.WidthPx) + column]);
        }

        return rgb;
    }

    private static void WriteDocument(string path, SamplePoi poi)
    {
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, Indented);
        json.WriteStartObject();
        json.WriteString("poi_id", poi.Id);
        json.WriteNumber("latitude", poi.Latitude);
        json.WriteNumber("longitude", poi.Longitude);
        json.WriteStartArray("bbox_wgs84");
        json.WriteNumberValue(poi.Box.Left);
        json.WriteNumberValue(poi.Box.Bottom);
        json.WriteNumberValue(poi.Box.Right);
        json.WriteNumberValue(poi.Box.Top);
        json.WriteEndArray();
        json.WriteStartObject("hf_row_meta");
        json.WriteString("country_iso_alpha2", poi.Place.Country);
        json.WriteString("address", poi.Place.Name);
        json.WriteEndObject();
        json.WriteString("stac_item_id", poi.Item);
        json.WriteString("datetime_query", "2024-06-01/2024-06-30");
        if (poi.SourceId is { } source)
        {
            json.WriteString("source_poi_id", source);
        }

        json.WriteEndObject();
    }
}

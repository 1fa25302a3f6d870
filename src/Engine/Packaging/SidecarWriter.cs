using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>
/// Writes the JSON beside a chip: keys in the reference's order, indented by two. Not part of the reference are
/// <c>tile_grid</c> (the chip's own georeference), <c>cloud_fraction</c>, <c>sources</c> and the line feed at the end.
/// </summary>
internal static class SidecarWriter
{
    /// <summary>Rises when the same facts give another file.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(SidecarFacts facts)
    {
        ArrayBufferWriter<byte> output = new(4096);
        using (Utf8JsonWriter json = new(output, Layout))
        {
            json.WriteStartObject();
            WritePoi(json, facts.Poi);
            WriteTile(json, facts);
            WriteRegions(json, facts);
            if (facts.WithClassFractions)
            {
                WriteFractions(json, facts.Summary.Shares);
            }

            if (facts.CloudFraction is { } clouds)
            {
                json.WritePropertyName("cloud_fraction");
                json.WriteRawValue(Round4.ToText(clouds));
            }

            WriteSources(json, facts.Poi.Sources);

            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WritePoi(Utf8JsonWriter json, SidecarPoi poi)
    {
        json.WriteString("poi_id", poi.PoiId);
        json.WriteString("split", SplitNames.Of(poi.Split));
        WriteBox(json, "bbox_wgs84", poi.BoxWgs84);
        json.WriteNumber("latitude", poi.LatitudeDegrees);
        json.WriteNumber("longitude", poi.LongitudeDegrees);
        json.WriteString("stac_item_id", poi.StacItemId);
        json.WriteStartObject("stac_rgb_meta");
        bool isBands = poi.Imagery == ImagerySource.RedGreenBlue;
        json.WriteString("source", isBands ? "red_green_blue" : "visual_or_thumbnail");
        json.WriteEndObject();
        json.WriteStartObject("land_cover_label_meta");
        if (poi.Label.IsSynthetic)
        {
            json.WriteBoolean("synthetic", true);
        }

        json.WriteStartArray("src_shape");
        json.WriteNumberValue(poi.Label.HeightPx);
        json.WriteNumberValue(poi.Label.WidthPx);
        json.WriteEndArray();
        json.WriteString("src_crs", poi.Label.Crs);
        json.WriteEndObject();
        json.WriteStartObject("grid");
        WriteGrid(json, poi.Grid);
        json.WriteEndObject();
    }

    private static void WriteTile(Utf8JsonWriter json, SidecarFacts facts)
    {
        if (facts.Georeference is { } georeference)
        {
            json.WriteStartObject("tile_grid");
            WriteGrid(json, georeference.Grid);
            WriteBox(json, "bbox_wgs84", georeference.BoxWgs84);
            json.WriteEndObject();
        }

        json.WriteNumber("native_tile", facts.NativeTilePx);
        json.WriteNumber("output_size", facts.OutputSizePx);
        json.WriteStartArray("tile_origin_native");
        json.WriteNumberValue(facts.Origin.Row);
        json.WriteNumberValue(facts.Origin.Column);
        json.WriteEndArray();
        if (facts.View != View.Identity)
        {
            json.WriteString("image_augmentation", ViewTransform.Suffix(facts.View)[1..]);
        }

        if (facts.TileNumber is { } number)
        {
            json.WriteNumber("tile_index", number);
        }

        json.WriteString("tile_stem", facts.Stem);
        json.WriteString("caption", facts.Caption);
    }

    private static void WriteRegions(Utf8JsonWriter json, SidecarFacts facts)
    {
        int last = facts.BoxConvention == BoxConvention.Inclusive ? 1 : 0;
        json.WriteStartArray("regions");
        foreach (Region region in facts.Summary.Regions)
        {
            json.WriteStartObject();
            json.WriteStartArray("bbox");
            json.WriteNumberValue(region.Box.Left);
            json.WriteNumberValue(region.Box.Top);
            json.WriteNumberValue(region.Box.Right - last);
            json.WriteNumberValue(region.Box.Bottom - last);
            json.WriteEndArray();
            json.WriteString("label", LandCoverClass.All[region.ClassId].Label);
            json.WriteNumber("class_id", region.ClassId);
            json.WriteNumber("area_px", region.AreaPx);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFractions(Utf8JsonWriter json, ImmutableArray<ClassShare> shares)
    {
        json.WriteStartObject("class_fractions");
        foreach (ClassShare share in shares)
        {
            json.WritePropertyName(share.ClassId.ToString(CultureInfo.InvariantCulture));
            json.WriteRawValue(Round4.ToText(share.Fraction));
        }

        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, ImmutableArray<SourceEntry> sources)
    {
        if (sources.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("sources");
        foreach (SourceEntry source in sources)
        {
            json.WriteStartObject();
            SourceLedger.WriteFields(json, source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGrid(Utf8JsonWriter json, Grid grid)
    {
        (double a, double b, double c, double d, double e, double f) = grid.Transform;
        json.WriteString("crs", grid.Crs.ToString());
        json.WriteNumber("width", grid.WidthPx);
        json.WriteNumber("height", grid.HeightPx);
        json.WriteStartArray("transform");
        foreach (double value in (ReadOnlySpan<double>)[a, b, c, d, e, f])
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteBox(Utf8JsonWriter json, string name, Extent box)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(box.Left);
        json.WriteNumberValue(box.Bottom);
        json.WriteNumberValue(box.Right);
        json.WriteNumberValue(box.Top);
        json.WriteEndArray();
    }
}

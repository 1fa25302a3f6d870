using System.Buffers;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// Lines of <c>meta/samples-000000.jsonl</c>, one for each sample of the shard of the same number, in its order. Fields
/// and types are the same in every line: no null, no empty list, an empty text for an unknown date.
/// </summary>
internal static class SampleTable
{
    /// <summary>Rises when the same row gives another line.</summary>
    public const int Version = 1;

    private const int DegreeDigits = 7; // A centimetre; also what all platforms agree on.
    private const int MeterDigits = 4;

    /// <summary>One line with its line feed.</summary>
    public static byte[] WriteRow(SampleRow row)
    {
        ArgumentOutOfRangeException.ThrowIfZero(row.OsmIds.Length, nameof(row));
        ArgumentOutOfRangeException.ThrowIfZero(row.Annotators.Length, nameof(row));
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.PromptIds.Length, row.Annotators.Length, nameof(row));
        ArgumentOutOfRangeException.ThrowIfZero(row.Licenses.Length, nameof(row));
        int boxDigits = row.Crs.IsGeographic ? DegreeDigits : MeterDigits;
        ArrayBufferWriter<byte> output = new(512);
        new JsonLine(output)
            .Open()
            .Add("patch_id", row.PatchId)
            .Add("shard", row.Shard)
            .Add("image_name", row.ImageName)
            .Add("date", row.Date ?? string.Empty)
            .Add("gsd_meters", row.GsdMeters, MeterDigits)
            .Add("longitude", row.Longitude, DegreeDigits)
            .Add("latitude", row.Latitude, DegreeDigits)
            .Add("crs", row.Crs.ToString())
            .Add("bbox", [row.Box.Left, row.Box.Bottom, row.Box.Right, row.Box.Top], boxDigits)
            .Add("osm_ids", row.OsmIds)
            .Add("annotators", row.Annotators)
            .Add("prompt_ids", row.PromptIds)
            .Add("licenses", row.Licenses)
            .Close();
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }
}

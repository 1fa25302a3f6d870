using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// What the table of a shard says about a sample, packed: its shard is known only when all quads are.
/// </summary>
internal static class SampleEntry
{
    /// <summary>Packs a row; its shard is left out.</summary>
    public static byte[] Pack(SampleRow row)
    {
        RecordWriter writer = new();
        writer.Signed(row.PatchId);
        writer.Text(row.ImageName);
        writer.OptionalText(row.Date);
        writer.Signed(row.Crs.Epsg);
        foreach (double number in (ReadOnlySpan<double>)[
            row.GsdMeters, row.Longitude, row.Latitude, row.Box.Left, row.Box.Bottom, row.Box.Right, row.Box.Top])
        {
            writer.Number(number);
        }

        foreach (ImmutableArray<string> texts in (ImmutableArray<string>[])[
            row.OsmIds, row.Annotators, row.PromptIds, row.Licenses])
        {
            writer.Unsigned((ulong)texts.Length);
            foreach (string text in texts)
            {
                writer.Text(text);
            }
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <param name="packed">The bytes.</param>
    /// <param name="shard">Name of the shard without folder and extension.</param>
    /// <exception cref="InvalidDataException">The bytes are not such a row.</exception>
    public static SampleRow Unpack(ReadOnlySpan<byte> packed, string shard)
    {
        RecordReader reader = new(packed);
        return new SampleRow
        {
            Shard = shard,
            PatchId = reader.Signed(),
            ImageName = reader.Text(),
            Date = reader.OptionalText(),
            Crs = new Crs((int)reader.Signed()),
            GsdMeters = reader.Number(),
            Longitude = reader.Number(),
            Latitude = reader.Number(),
            Box = new Extent(reader.Number(), reader.Number(), reader.Number(), reader.Number()),
            OsmIds = Texts(ref reader),
            Annotators = Texts(ref reader),
            PromptIds = Texts(ref reader),
            Licenses = Texts(ref reader),
        };
    }

    private static ImmutableArray<string> Texts(ref RecordReader reader)
    {
        string[] texts = new string[reader.Count()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.Text();
        }

        return [.. texts];
    }
}

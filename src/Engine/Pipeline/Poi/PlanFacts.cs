using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// What planning found out about a POI's folder. It stays with the unit's record, so that a build with other options
/// need not read poi.json and the folders again while their stamps are as recorded.
/// </summary>
/// <param name="Document">poi.json.</param>
/// <param name="Sources">Files that the POI is built from; without the probes, which the record has.</param>
internal sealed record PlanFacts(PoiDocument Document, PoiSources Sources)
{
    private const byte FormatVersion = 3;

    /// <summary>Packs the facts.</summary>
    /// <param name="options">How the folder was read: others may find other files.</param>
    public byte[] Pack(PoiFolderOptions options)
    {
        RecordWriter writer = new();
        writer.Byte(FormatVersion);
        PackOptions(writer, options);
        writer.OptionalText(Document.PoiId);
        writer.OptionalText(Document.VariantOf);
        foreach (double number in (ReadOnlySpan<double>)[
            Document.BoxWgs84.Left, Document.BoxWgs84.Bottom, Document.BoxWgs84.Right, Document.BoxWgs84.Top,
            Document.Latitude, Document.Longitude])
        {
            writer.Number(number);
        }

        writer.OptionalText(Document.StacItemId);
        writer.OptionalText(Document.DatetimeQuery);
        writer.OptionalText(Document.Address);
        writer.OptionalText(Document.Country);
        PackDescribed(writer, Document.Sources);
        writer.Flag(Sources.IsPreview);
        writer.Text(Sources.Red);
        writer.Text(Sources.Green);
        writer.Text(Sources.Blue);
        writer.OptionalText(Sources.Label);
        writer.OptionalText(Sources.SceneClasses);
        writer.OptionalText(Sources.Still);
        return writer.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Pack"/> wrote; null when there is nothing, it does not read, or the folder would now be
    /// read in another way.
    /// </summary>
    public static PlanFacts? Unpack(ReadOnlySpan<byte> bytes, PoiFolderOptions options)
    {
        try
        {
            RecordReader reader = new(bytes);
            if (!IsOf(ref reader, options))
            {
                return null;
            }

            PlanFacts facts = new(UnpackDocument(ref reader), UnpackSources(ref reader));
            return reader.IsAtEnd ? facts : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// True when <paramref name="bytes"/> are such facts, and the folder would be read in the same way.
    /// </summary>
    public static bool AreUsable(ReadOnlySpan<byte> bytes, PoiFolderOptions options)
    {
        try
        {
            RecordReader reader = new(bytes);
            return IsOf(ref reader, options);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void PackOptions(RecordWriter writer, PoiFolderOptions options)
    {
        writer.Byte((byte)options.ItemMatch);
        writer.Flag(options.AllowExternalLinks);
        writer.Flag(options.NeedsLabel);
        writer.Flag(options.TakesSceneClasses);
    }

    // Field by field: equality of the records would be compiled at run time, see docs/performance.md.
    private static bool IsOf(ref RecordReader reader, PoiFolderOptions options) =>
        !reader.IsAtEnd
        && reader.Byte() == FormatVersion
        && reader.Byte() == (byte)options.ItemMatch
        && reader.Flag() == options.AllowExternalLinks
        && reader.Flag() == options.NeedsLabel
        && reader.Flag() == options.TakesSceneClasses;

    private static PoiDocument UnpackDocument(ref RecordReader reader) => new()
    {
        PoiId = reader.OptionalText(),
        VariantOf = reader.OptionalText(),
        BoxWgs84 = new Extent(reader.Number(), reader.Number(), reader.Number(), reader.Number()),
        Latitude = reader.Number(),
        Longitude = reader.Number(),
        StacItemId = reader.OptionalText(),
        DatetimeQuery = reader.OptionalText(),
        Address = reader.OptionalText(),
        Country = reader.OptionalText(),
        Sources = UnpackDescribed(ref reader),
    };

    private static void PackDescribed(RecordWriter writer, ImmutableArray<PoiSource> sources)
    {
        writer.Unsigned((ulong)sources.Length);
        foreach (PoiSource source in sources)
        {
            writer.Byte((byte)source.Role);
            writer.Text(source.Title);
            writer.OptionalText(source.Collection);
            writer.OptionalText(source.Item);
            writer.OptionalText(source.Datetime);
            writer.Number(source.CloudCover ?? double.NaN);
            writer.OptionalText(source.Href);
            writer.OptionalText(source.License);
            writer.OptionalText(source.Attribution);
        }
    }

    private static ImmutableArray<PoiSource> UnpackDescribed(ref RecordReader reader)
    {
        PoiSource[] sources = new PoiSource[reader.Count()];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = new PoiSource((PoiSourceRole)reader.Byte(), reader.Text())
            {
                Collection = reader.OptionalText(),
                Item = reader.OptionalText(),
                Datetime = reader.OptionalText(),
                CloudCover = reader.Number() is var cover && double.IsNaN(cover) ? null : cover,
                Href = reader.OptionalText(),
                License = reader.OptionalText(),
                Attribution = reader.OptionalText(),
            };
        }

        return [.. sources];
    }

    private static PoiSources UnpackSources(ref RecordReader reader) => new()
    {
        IsPreview = reader.Flag(),
        Red = reader.Text(),
        Green = reader.Text(),
        Blue = reader.Text(),
        Label = reader.OptionalText(),
        SceneClasses = reader.OptionalText(),
        Still = reader.OptionalText(),
        Probes = [],
    };
}

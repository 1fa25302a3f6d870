using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// What planning found out about a quad. It stays with the unit's record, so that a build with other options need not
/// read the sidecar again while the stamps are as recorded.
/// </summary>
internal static class QuadFormat
{
    private const byte FormatVersion = 1;

    /// <summary>
    /// Packs a quad and the digest of the extract that it was built with; its probes are in the record.
    /// </summary>
    public static byte[] Pack(Quad quad, in Digest extract)
    {
        RecordWriter writer = new();
        writer.Byte(FormatVersion);
        writer.Hash(extract);
        writer.Text(quad.Name);
        writer.Text(quad.RelativePath);
        writer.Flag(quad.IsNaip);
        writer.OptionalText(quad.Date);
        writer.OptionalText(quad.State);
        writer.OptionalText(quad.License);
        writer.Number(quad.StatedGsdMeters ?? double.NaN);
        return writer.ToArray();
    }

    /// <summary>Digest of the extract that a quad was built with; null when it does not read.</summary>
    public static Digest? ExtractOf(UnitRecord unit)
    {
        try
        {
            RecordReader reader = new(unit.Facts.Span);
            return !unit.Facts.IsEmpty && reader.Byte() == FormatVersion ? reader.Hash() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads what <see cref="Pack"/> wrote from a record; null when there is nothing or it does not read.
    /// </summary>
    public static Quad? Unpack(UnitRecord unit)
    {
        try
        {
            RecordReader reader = new(unit.Facts.Span);
            if (unit.Facts.IsEmpty || reader.Byte() != FormatVersion)
            {
                return null;
            }

            reader.Skip(Digest.Length);
            Quad quad = new()
            {
                Name = reader.Text(),
                RelativePath = reader.Text(),
                IsNaip = reader.Flag(),
                Date = reader.OptionalText(),
                State = reader.OptionalText(),
                License = reader.OptionalText(),
                StatedGsdMeters = reader.Number() is double gsd && !double.IsNaN(gsd) ? gsd : null,
                Probes = [],
            };
            return reader.IsAtEnd ? quad : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

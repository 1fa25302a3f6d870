using System.Globalization;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads the HeaderBlock of a PBF file.</summary>
internal sealed class PbfHeader(ExtractErrors errors)
{
    private const long LastSecond = 253402300799;

    private static readonly string[] KnownFeatures = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];

    /// <summary>What the header tells.</summary>
    /// <exception cref="NuTonicException">NT1206: a required feature is not known.</exception>
    /// <exception cref="InvalidDataException">It breaks the rules of the format.</exception>
    public ExtractDescription Read(ReadOnlySpan<byte> block)
    {
        var description = new ExtractDescription();
        var fields = new PbfFields(block);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    description = description with { BoxWgs84 = ReadBox(fields.Bytes) };
                    break;
                case 4:
                    Check(Encoding.UTF8.GetString(fields.Bytes));
                    break;
                case 16:
                    description = description with
                    {
                        Generator = DescriptionText.Clean(Encoding.UTF8.GetString(fields.Bytes)),
                    };
                    break;
                case 32:
                    description = description with { Timestamp = ToTimestamp(fields.Unsigned) };
                    break;
            }
        }

        return description;
    }

    private static Geodesy.Extent? ReadBox(ReadOnlySpan<byte> message)
    {
        Span<long> edges = stackalloc long[5];
        var fields = new PbfFields(message);
        while (fields.Next())
        {
            if (fields.Field < edges.Length)
            {
                edges[fields.Field] = fields.Signed;
            }
        }

        // Fields: left, right, top, bottom. A box that is off the globe is no reason to refuse the map.
        return PackedPoint.TryFromNano(edges[1], edges[4], out PackedPoint southWest)
            && PackedPoint.TryFromNano(edges[2], edges[3], out PackedPoint northEast)
            ? PackedBox.Empty.Around(southWest).Around(northEast).ToExtent()
            : null;
    }

    private static string? ToTimestamp(ulong seconds) => seconds is > 0 and <= LastSecond
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : null;

    private void Check(string feature)
    {
        if (!KnownFeatures.Contains(feature, StringComparer.Ordinal))
        {
            throw errors.File(Errors.PbfFeatureUnknown, DescriptionText.Clean(feature));
        }
    }
}

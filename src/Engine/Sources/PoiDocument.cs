using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources;

/// <summary>What a poi.json says, as far as it is used. Fields that are null, absent or blank are null here.</summary>
internal sealed record PoiDocument
{
    /// <summary>Name of the file inside a POI folder.</summary>
    public const string FileName = "poi.json";

    /// <summary>Most bytes that are read.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Fit for file names (<see cref="PoiIdRules"/>); when null the folder's name takes its place.</summary>
    public string? PoiId { get; init; }

    /// <summary>
    /// Id of the POI that this one is a variant of, whose ground it shares (<c>variant_of</c>). Null when it is
    /// none, or when its id alone tells.
    /// </summary>
    public string? VariantOf { get; init; }

    /// <summary>Box in degrees: -180..180 west before east, -80..84 south below north; never empty.</summary>
    public required Extent BoxWgs84 { get; init; }

    /// <summary>Degrees, -80..84: decides on the hemisphere.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees, -180..180: decides on the UTM zone.</summary>
    public required double Longitude { get; init; }

    /// <summary>Name of the item folder.</summary>
    public string? StacItemId { get; init; }

    /// <summary>The window of dates that was searched, as written.</summary>
    public string? DatetimeQuery { get; init; }

    /// <summary>Where the place is, in words (<c>hf_row_meta.address</c>).</summary>
    public string? Address { get; init; }

    /// <summary>Country code (<c>hf_row_meta.country_iso_alpha2</c>).</summary>
    public string? Country { get; init; }

    /// <summary>Where its files come from; empty when it does not say.</summary>
    public ImmutableArray<PoiSource> Sources { get; init; } = [];

    /// <summary>Reads and parses the file <paramref name="path"/>.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT1001-NT1017, NT1035-NT1043;
    /// NT1024-NT1026 when it cannot be read.</exception>
    public static PoiDocument Read(string path) => Parse(PoiDocumentFile.Read(path), path);

    /// <summary>Parses a whole poi.json, with or without a byte order mark.</summary>
    /// <param name="utf8">Content of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1002-NT1017, NT1035-NT1043,
    /// at the line and column of the value.</exception>
    public static PoiDocument Parse(ReadOnlySpan<byte> utf8, string path) =>
        new PoiDocumentReader(utf8, path).Read();
}

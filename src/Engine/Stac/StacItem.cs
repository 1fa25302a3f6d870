using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>One scene or one tile of labels, as a catalogue describes it. Texts are as written.</summary>
internal sealed record StacItem
{
    /// <summary>Unique in its collection; for a folder see <see cref="FolderName"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its collection; null when it names none.</summary>
    public string? Collection { get; init; }

    /// <summary>The ground that it shows.</summary>
    public required Footprint Footprint { get; init; }

    /// <summary>First instant.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Last instant; equal to <see cref="Start"/> for a scene.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The instant that stands for it: its datetime, or the start where it has none.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Clouds in percent, 0..100; null when unknown or said to be invalid.</summary>
    public double? CloudCover { get; init; }

    /// <summary>Share of pixels without data, 0..1; null when unknown.</summary>
    public double? NoDataShare { get; init; }

    /// <summary>Platform, such as sentinel-2a; null when unknown.</summary>
    public string? Platform { get; init; }

    /// <summary>Tile of a grid, such as MGRS-33UXP; null when unknown.</summary>
    public string? GridCode { get; init; }

    /// <summary>The name that its producer gave to the product; null when unknown.</summary>
    public string? ProductName { get; init; }

    /// <summary>Version of the processing, such as 05.11; null when unknown.</summary>
    public string? ProcessingBaseline { get; init; }

    /// <summary>
    /// Whether the catalogue took the radiometric offset of newer baselines out of the
    /// pixels; null when it does not say.
    /// </summary>
    public bool? IsOffsetApplied { get; init; }

    /// <summary>Ground sample distance in metres; null when unknown.</summary>
    public double? GsdMeters { get; init; }

    /// <summary>Postal code of the state that a quad was flown for, in lower case; null when unknown.</summary>
    public string? State { get; init; }

    /// <summary>Licence as written; null when the item has none of its own.</summary>
    public string? License { get; init; }

    /// <summary>Text of the licence; null when it links to none.</summary>
    public string? LicenseHref { get; init; }

    /// <summary>The item itself: relative addresses are relative to it. Null when it does not say.</summary>
    public string? SelfHref { get; init; }

    /// <summary>Its grid.</summary>
    public required StacProjection Projection { get; init; }

    /// <summary>Its files by name, in ordinal order.</summary>
    public required ImmutableArray<StacAsset> Assets { get; init; }

    /// <summary>True for Sentinel-2, by its platform or its name.</summary>
    public bool IsSentinel2 => Platform?.StartsWith("sentinel-2", StringComparison.OrdinalIgnoreCase) == true
        || Sentinel2Product.Of(this) is not null;

    /// <summary>A name for its folder: the same for the same id, on any file system.</summary>
    public string FolderName => ItemFolderName.Of(Id);

    /// <summary>The asset <paramref name="key"/>; null when there is none.</summary>
    public StacAsset? Asset(string key) => Assets.FirstOrDefault(asset => asset.Key == key);
}

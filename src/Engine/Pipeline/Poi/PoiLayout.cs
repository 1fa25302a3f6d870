using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Where the files of each POI of a build belong.</summary>
/// <param name="places">Of the POIs by position; null for those whose poi.json is bad.</param>
/// <param name="folders">Sub-folders of all POIs; null when all lie where they belong.</param>
internal sealed class PoiLayout(Func<int, PoiPlace?> places, FolderPlan? folders)
{
    /// <summary>True when there are sub-folders.</summary>
    public bool IsDivided => folders?.IsDivided ?? places(0) is { Folder.Length: > 0 };

    /// <summary>What a POI is beside the others; null when its poi.json is bad.</summary>
    /// <param name="position">Position of the POI.</param>
    public PoiPlace? PlaceOf(int position) => places(position);

    /// <summary>Sub-folder of a POI's files with a slash at its end; "" for none, null when its poi.json is
    /// bad.</summary>
    /// <param name="position">Position of the POI.</param>
    public string? FolderOf(int position) => FolderOf(places(position));

    /// <summary>True when a POI's files are where they belong.</summary>
    /// <param name="position">Position of the POI.</param>
    public bool IsInPlace(int position) => places(position) is { } place && place.Folder == FolderOf(place);

    private string? FolderOf(PoiPlace? place) =>
        place is null || folders is null ? place?.Folder : folders.FolderOf(place.Hash);
}

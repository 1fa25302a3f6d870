using NuTonic.Engine.Packaging;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>One view of one tile: what its nodes have in common.</summary>
/// <param name="Plan">The POI.</param>
/// <param name="Poi">What all sidecars of the POI say alike.</param>
/// <param name="Windows">The POI's window record.</param>
/// <param name="Tile">The tile.</param>
/// <param name="Number">Number of the tile among the kept ones, from 0.</param>
/// <param name="View">How it is turned.</param>
/// <param name="ByPosition">True names it by position, false by number.</param>
internal sealed record TileContext(
    PoiPlan Plan, SidecarPoi Poi, WindowRecord Windows, TileRecord Tile, int Number, View View, bool ByPosition)
{
    /// <summary>Name inside the POI, "r00128_c00256" or "t0001", with the suffix of the view.</summary>
    public string Name { get; } = (ByPosition
        ? FormattableString.Invariant($"r{Tile.Origin.Row:D5}_c{Tile.Origin.Column:D5}")
        : FormattableString.Invariant($"t{Number:D4}")) + ViewTransform.Suffix(View);

    /// <summary>File name of the tile's outputs without extension.</summary>
    public string Stem => $"{Plan.PoiId}_{Name}";

    /// <summary>Published path of the chip.</summary>
    public string ImagePath => $"images/{Plan.Folder}{Stem}.png";

    /// <summary>Published path of the mask.</summary>
    public string LabelPath => $"labels/{Plan.Folder}{Stem}.png";

    /// <summary>Published path of the sidecar.</summary>
    public string SidecarPath => $"metadata/{Plan.Folder}{Stem}.json";
}

using System.Diagnostics;
using System.Globalization;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>Names overlays as the reference does.</summary>
internal static class OverlayName
{
    /// <summary><c>{stem}__{nnn}_{tag}.png</c>, without folder.</summary>
    /// <param name="stem">Stem of the chip.</param>
    /// <param name="rowNumber">Number of the row within its chip, from 0.</param>
    /// <param name="row">Gives the tag: caption, ground_all, classfocus_water, ground_water.</param>
    public static string For(string stem, int rowNumber, Row row) =>
        string.Create(CultureInfo.InvariantCulture, $"{stem}__{rowNumber:D3}_{Tag(row)}.png");

    private static string Tag(Row row) => row.Kind switch
    {
        RowKind.Caption => "caption",
        RowKind.GroundAll => "ground_all",
        RowKind.ClassCaption => "classfocus_" + LandCoverClass.All[row.ClassId!.Value].Label,
        RowKind.GroundClass => "ground_" + LandCoverClass.All[row.ClassId!.Value].Label,
        RowKind.Overview => "overview",
        _ => throw new UnreachableException(),
    };
}

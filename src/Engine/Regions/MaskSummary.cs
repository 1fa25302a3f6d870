using System.Collections.Immutable;

namespace NuTonic.Engine.Regions;

/// <summary>What the rows of one chip are written from.</summary>
/// <param name="WidthPx">Columns of the mask.</param>
/// <param name="HeightPx">Rows of the mask.</param>
/// <param name="ValidPx">Pixels that are not no data (255); the denominator of the shares.</param>
/// <param name="Shares">Classes that occur, by ascending id.</param>
/// <param name="Regions">Kept regions: classes ascending; inside a class by area descending,
/// then by first pixel.</param>
/// <param name="CappedClasses">Classes, ascending, of which more regions met the minimum area than
/// the cap let through.</param>
internal sealed record MaskSummary(
    int WidthPx,
    int HeightPx,
    int ValidPx,
    ImmutableArray<ClassShare> Shares,
    ImmutableArray<Region> Regions,
    ImmutableArray<int> CappedClasses);

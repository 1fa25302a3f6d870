namespace NuTonic.Engine.Regions;

/// <summary>How much of a mask one class covers.</summary>
/// <param name="ClassId">Land-cover class, 0..8.</param>
/// <param name="AreaPx">Pixels of the class.</param>
/// <param name="Fraction">Unrounded share, 0..1, of the pixels that the summary counts as valid.</param>
internal sealed record ClassShare(int ClassId, int AreaPx, double Fraction);

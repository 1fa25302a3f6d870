namespace NuTonic.Engine.Regions;

/// <summary>One 8-connected component of a class on a mask.</summary>
/// <param name="ClassId">Land-cover class, 0..8.</param>
/// <param name="AreaPx">Pixels of the component.</param>
/// <param name="Box">Smallest half-open box around them.</param>
internal sealed record Region(int ClassId, int AreaPx, BoundingBox Box);

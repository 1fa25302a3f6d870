namespace NuTonic.Engine.Remote;

/// <summary>Classes of the ground of a grid, from one raster or from several that fit together.</summary>
/// <param name="Window">Codes of label.tif, one band of bytes, 255 for no data.</param>
/// <param name="CoveredShare">Share of the ground, 0..1, that the rasters used lie on; the rest is 255.</param>
/// <param name="Used">The rasters it is made of, in the order given.</param>
/// <param name="LeftOut">Rasters that show some of the ground too but do not fit:
/// another CRS or another lattice.</param>
internal sealed record ClassWindow(
    RasterWindow Window, double CoveredShare, IReadOnlyList<RemoteFile> Used, IReadOnlyList<RemoteFile> LeftOut);

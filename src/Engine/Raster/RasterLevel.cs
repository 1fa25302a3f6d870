using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Raster;

/// <summary>A raster in one of its resolutions.</summary>
/// <param name="Image">The pixels.</param>
/// <param name="Mask">One band of bytes of the same size, 0 where the raster shows nothing;
/// null when it has none.</param>
/// <param name="Grid">Where they lie.</param>
internal sealed record RasterLevel(TiffImage Image, TiffImage? Mask, Grid Grid);

using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Raster;

/// <summary>A raster in one of its resolutions.</summary>
/// <param name="Image">The pixels.</param>
/// <param name="Grid">Where they lie.</param>
internal sealed record RasterLevel(TiffImage Image, Grid Grid);

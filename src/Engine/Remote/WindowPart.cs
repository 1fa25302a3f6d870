using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Remote;

/// <summary>Pixels to read.</summary>
/// <param name="Level">0 for the full resolution, else the number of the overview.</param>
/// <param name="Grid">Grid of that level.</param>
/// <param name="Window">Pixels of that level.</param>
/// <param name="Bands">0-based, in the order wanted.</param>
internal sealed record WindowPart(int Level, Grid Grid, PixelWindow Window, int[] Bands);

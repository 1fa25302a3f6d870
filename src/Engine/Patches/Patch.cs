using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>A square of a quad that becomes a picture.</summary>
/// <param name="Id">Stable number, 1 to 2^53 - 1: made from the quad's name and the position alone.</param>
/// <param name="Column">Position in the quad's grid of patches, from the west.</param>
/// <param name="Row">Position in the quad's grid of patches, from the north.</param>
/// <param name="Grid">Where its pixels lie; square pixels, rows from north to south.</param>
internal sealed record Patch(long Id, int Column, int Row, Grid Grid);

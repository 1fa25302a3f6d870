namespace NuTonic.Engine.Patches;

/// <summary>A patch that is left out because a kept one shows its ground.</summary>
/// <param name="Column">Position in the quad's grid of patches.</param>
/// <param name="Row">Position in the quad's grid of patches.</param>
/// <param name="KeptQuad">Name of the quad of the kept patch.</param>
/// <param name="Share">Share of the patch that the kept one covers, above
/// <see cref="PatchOverlaps.MaxShare"/>, rounded to 1e-6.</param>
internal readonly record struct PatchOverlap(int Column, int Row, string KeptQuad, double Share);

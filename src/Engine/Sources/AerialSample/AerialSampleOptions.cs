namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What the sample world of aerial imagery consists of.</summary>
/// <param name="Quads">Pictures, at least 1; the third is the first one of the next UTM zone.</param>
/// <param name="Seed">Another seed gives another landscape at the same places.</param>
/// <param name="SidePx">Columns and rows of each picture, even; below 2800 neighbours no longer overlap.</param>
internal sealed record AerialSampleOptions(int Quads = 2, long Seed = 1, int SidePx = AerialQuad.UsualSidePx);

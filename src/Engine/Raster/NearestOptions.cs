namespace NuTonic.Engine.Raster;

/// <summary>How a label raster is brought onto a grid.</summary>
/// <param name="Codes">What becomes of codes that are no class.</param>
/// <param name="Scaling">Only decides which source window clips the result; nearest has no kernel.</param>
internal sealed record NearestOptions(LabelCodes Codes, KernelScaling Scaling);

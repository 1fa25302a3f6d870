namespace NuTonic.Engine.Patches;

/// <summary>What a patch must show to be kept.</summary>
/// <param name="MaxNodataShare">Largest share of pixels that show nothing, 0 to 1; 1 switches the rule off.</param>
/// <param name="MinEntropy">Smallest entropy of the grey levels in bits, 0 to 8; 0 switches the rule off.</param>
internal sealed record PatchGateOptions(double MaxNodataShare, double MinEntropy);

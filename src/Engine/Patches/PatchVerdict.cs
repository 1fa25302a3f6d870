namespace NuTonic.Engine.Patches;

/// <summary>What a gate says of a patch.</summary>
/// <param name="Flaw">Why it is left out; none when it is kept.</param>
/// <param name="Value">What was measured: a share, or bits; 0 when it is kept.</param>
/// <param name="Limit">What it was held to; 0 when it is kept.</param>
internal readonly record struct PatchVerdict(PatchFlaw Flaw, double Value, double Limit)
{
    /// <summary>True when nothing speaks against the patch.</summary>
    public bool IsKept => Flaw == PatchFlaw.None;
}

namespace NuTonic.Engine.Patches;

/// <summary>A patch that could become a sample, if no other one has its pixels.</summary>
/// <param name="Id">Id of the patch.</param>
/// <param name="Pixels">Hash of its colours.</param>
/// <param name="IsDuplicate">True when it was left out because another patch has the same pixels.</param>
internal readonly record struct PatchClaim(long Id, PatchHash Pixels, bool IsDuplicate);

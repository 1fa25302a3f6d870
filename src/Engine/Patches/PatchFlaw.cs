namespace NuTonic.Engine.Patches;

/// <summary>Why a patch is left out.</summary>
internal enum PatchFlaw
{
    /// <summary>It is kept.</summary>
    None,

    /// <summary>Too many pixels show nothing.</summary>
    NoData,

    /// <summary>It is blank, or nearly so.</summary>
    LowEntropy,

    /// <summary>Its ground is shown by a patch of another quad.</summary>
    Overlap,

    /// <summary>Another patch has the same pixels.</summary>
    Duplicate,
}

namespace NuTonic.Engine.Graph;

/// <summary>What the engine found out about a node.</summary>
internal enum Verdict
{
    /// <summary>Fingerprint of the last build, outputs as they were written: nothing was done.</summary>
    UpToDate,

    /// <summary>The result was in the cache; outputs were put in place from there.</summary>
    FromCache,

    /// <summary>Computed, or in a dry run: would have to be computed.</summary>
    Built,
}

using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>The results that the data set of a checkout consists of.</summary>
internal static class StateFingerprints
{
    /// <summary>Fingerprints of all nodes that the last build left, each once.</summary>
    public static HashSet<Digest> Of(BuildState state) => state.UnitNames
        .SelectMany(unit => state.Find(unit)?.Nodes ?? [])
        .Select(node => node.Fingerprint)
        .ToHashSet();
}

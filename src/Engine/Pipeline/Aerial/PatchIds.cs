using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Ids of patches are hashes: two may fall on each other, however unlikely that is.</summary>
internal static class PatchIds
{
    /// <summary>Fails when two samples have one id.</summary>
    /// <exception cref="NuTonicException">NT3103.</exception>
    public static void ThrowOnClash(ImmutableArray<QuadSummary> quads)
    {
        Dictionary<long, (string Quad, SampleRecord Sample)> first = [];
        foreach (QuadSummary quad in quads)
        {
            foreach (SampleRecord sample in quad.Samples)
            {
                if (!first.TryAdd(sample.PatchId, (quad.Name, sample)))
                {
                    (string name, SampleRecord other) = first[sample.PatchId];
                    throw new NuTonicException(
                        Errors.PatchIdClash, null, sample.PatchId, Place(name, other), Place(quad.Name, sample));
                }
            }
        }
    }

    private static string Place(string quad, SampleRecord sample) =>
        FormattableString.Invariant($"'{quad}' column {sample.Column} row {sample.Row}");
}

using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>Finds the source files of a unit that are not as the last build saw them.</summary>
internal static class ChangedProbes
{
    /// <summary>
    /// Files whose content differs, came or went, in the order of <paramref name="probes"/>, gone ones last.
    /// </summary>
    /// <param name="previous">The unit as the last build left it; null: nothing can be said.</param>
    /// <param name="probes">What the unit looked at now.</param>
    public static ImmutableArray<Cause> Between(UnitRecord? previous, ImmutableArray<ProbeRecord> probes)
    {
        if (previous is null)
        {
            return [];
        }

        Dictionary<string, ProbeRecord> before = new(StringComparer.Ordinal);
        foreach (ProbeRecord probe in previous.Probes)
        {
            before[probe.Path] = probe;
        }

        ImmutableArray<Cause>.Builder causes = ImmutableArray.CreateBuilder<Cause>();
        foreach (ProbeRecord probe in probes)
        {
            before.Remove(probe.Path, out ProbeRecord? was);
            Add(causes, probe.Path, was?.Digest ?? default, probe.Digest);
        }

        foreach (ProbeRecord probe in previous.Probes.Where(probe => before.ContainsKey(probe.Path)))
        {
            Add(causes, probe.Path, probe.Digest, default);
        }

        return causes.ToImmutable();
    }

    private static void Add(ImmutableArray<Cause>.Builder causes, string path, in Digest was, in Digest now)
    {
        if (was != now)
        {
            causes.Add(new Cause(CauseKind.File, path, Text(was), Text(now)) { File = path, IsHash = true });
        }
    }

    private static string? Text(in Digest digest) => digest == default ? null : digest.ToString();
}

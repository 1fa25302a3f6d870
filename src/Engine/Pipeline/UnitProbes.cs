using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>Looks at the files and folders that a unit was planned from.</summary>
/// <param name="folder">Absolute folder that their paths start at.</param>
/// <param name="clock">Judges the age of stamps.</param>
internal sealed class UnitProbes(string folder, StampClock clock)
{
    /// <summary>
    /// Compares every probe with the present state by stat alone; files too young to trust are read. False as soon as
    /// anything differs.
    /// </summary>
    /// <param name="probes">Probes of the last build.</param>
    /// <param name="current">The same probes, with fresh stamps where young files were read again.</param>
    public bool AreUnchanged(ImmutableArray<ProbeRecord> probes, out ImmutableArray<ProbeRecord> current)
    {
        current = probes;
        for (int i = 0; i < probes.Length; i++)
        {
            ProbeRecord probe = probes[i];
            FileStamp.TryRead(PathOf(probe.Path), out FileStamp stamp, out FileKind kind);
            if (kind != probe.Kind || stamp != probe.Stamp)
            {
                return false;
            }

            if (!probe.Racy)
            {
                continue;
            }

            ProbeRecord fresh = Take(probe.Path, kind, probe.Digest != default, default);
            if (fresh.Digest != probe.Digest || kind == FileKind.Directory)
            {
                return false;
            }

            current = current.SetItem(i, fresh);
        }

        return true;
    }

    /// <summary>Records the present state of one path.</summary>
    /// <param name="path">Below the unit's folder; "" is the folder.</param>
    /// <param name="expected">What discovery saw there.</param>
    /// <param name="hashed">Whether the file's content counts.</param>
    /// <param name="known">Probes of the last build by path: an unchanged file is not read again.</param>
    public ProbeRecord Take(
        string path, FileKind expected, bool hashed, IReadOnlyDictionary<string, ProbeRecord>? known)
    {
        FileStamp.TryRead(PathOf(path), out FileStamp stamp, out FileKind kind);
        if (kind != FileKind.File || !hashed)
        {
            return new ProbeRecord(path, kind, stamp, kind != FileKind.Missing && clock.IsRacy(stamp), default);
        }

        if (known is not null
            && known.TryGetValue(path, out ProbeRecord? last)
            && last.Stamp == stamp && !last.Racy && last.Digest != default)
        {
            return last;
        }

        (Digest digest, FileStamp read, bool racy) = clock.Digest(PathOf(path));
        return new ProbeRecord(path, expected, read, racy, digest);
    }

    private string PathOf(string path) => path.Length == 0 ? folder : Path.Combine(folder, path);
}

using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Where each part of a file to assemble comes from: out of the file that the last build
/// published, or out of the store.
/// </summary>
internal sealed class AssemblySource
{
    private readonly (long Offset, int Length, ulong Checksum)[] _places;

    private AssemblySource((long Offset, int Length, ulong Checksum)[] places)
    {
        _places = places;
    }

    /// <summary>
    /// Matches the new parts with an old layout; parts that keep their order are found without a search.
    /// </summary>
    /// <param name="parts">Parts of the new file in order.</param>
    /// <param name="old">The published file, or null when there is none to trust.</param>
    public static AssemblySource Match(IReadOnlyList<Digest> parts, AssemblyLayout? old)
    {
        (long Offset, int Length, ulong Checksum)[] places = new (long, int, ulong)[parts.Count];
        Array.Fill(places, (-1, 0, 0UL));
        if (old is null)
        {
            return new AssemblySource(places);
        }

        long[] offsets = new long[old.Parts.Count];
        for (int i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + old.Lengths[i - 1];
        }

        Dictionary<Digest, int>? byDigest = null;
        int next = 0;
        for (int part = 0; part < places.Length; part++)
        {
            int found = next < offsets.Length && old.Parts[next] == parts[part]
                ? next
                : (byDigest ??= Index(old.Parts)).GetValueOrDefault(parts[part], -1);
            if (found >= 0)
            {
                places[part] = (offsets[found], old.Lengths[found], old.Checksums[found]);
                next = found + 1;
            }
        }

        return new AssemblySource(places);
    }

    /// <summary>True when the part must come from the store.</summary>
    public bool IsFromStore(int part) => _places[part].Offset < 0;

    /// <summary>Length of a part that is in the old file.</summary>
    public int LengthOf(int part) => _places[part].Length;

    /// <summary>XxHash3 of a part that is in the old file.</summary>
    public ulong ChecksumOf(int part) => _places[part].Checksum;

    /// <summary>
    /// The longest run of parts from <paramref name="part"/> on that lie one behind the other in the old file.
    /// </summary>
    /// <returns>Where it begins, its bytes, and the first part behind it.</returns>
    public (long Offset, long Length, int End) Run(int part)
    {
        (long offset, int first, _) = _places[part];
        long length = first;
        int end = part + 1;
        while (end < _places.Length && _places[end].Offset == offset + length)
        {
            length += _places[end++].Length;
        }

        return (offset, length, end);
    }

    private static Dictionary<Digest, int> Index(IReadOnlyList<Digest> parts)
    {
        Dictionary<Digest, int> index = new(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            index.TryAdd(parts[i], i);
        }

        return index;
    }
}

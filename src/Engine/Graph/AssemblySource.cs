using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Where each part of a file to assemble comes from: out of the file that the last build
/// published, or out of the store.
/// </summary>
internal sealed class AssemblySource
{
    private readonly (long Offset, int Length, uint Checksum)[] _places;

    private AssemblySource((long Offset, int Length, uint Checksum)[] places)
    {
        _places = places;
    }

    /// <summary>
    /// Matches the new parts with an old layout; parts that keep their order are found without a search.
    /// </summary>
    /// <param name="parts">Parts of the new file in order.</param>
    /// <param name="old">The published file, or null when there is none to trust.</param>
    public static AssemblySource Match(DigestSequence parts, AssemblyLayout? old)
    {
        (long Offset, int Length, uint Checksum)[] places = new (long, int, uint)[parts.Count];
        Array.Fill(places, (-1, 0, 0U));
        if (old is null)
        {
            return new AssemblySource(places);
        }

        long[] offsets = new long[old.Parts.Count];
        for (int i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + old.Lengths[i - 1];
        }

        OldParts known = new(old.Parts);
        int next = 0;
        for (int part = 0; part < places.Length; part++)
        {
            int found = known.Find(parts[part], next);
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

    /// <summary>Checksum of a part that is in the old file.</summary>
    public uint ChecksumOf(int part) => _places[part].Checksum;

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

    /// <summary>Where parts lie among those of the old file.</summary>
    private sealed class OldParts(DigestSequence parts)
    {
        // An index of all parts costs more than a few searches from one end to the other.
        private const int MostSearches = 16;

        private Dictionary<Digest, int>? _index;
        private int _searches;

        /// <summary>Position of <paramref name="part"/>, which is probably <paramref name="next"/>; else -1.</summary>
        public int Find(in Digest part, int next)
        {
            if (next < parts.Count && parts[next] == part)
            {
                return next;
            }

            return _searches++ < MostSearches
                ? Search(part, next)
                : (_index ??= Index()).GetValueOrDefault(part, -1);
        }

        private int Search(in Digest part, int start)
        {
            for (int i = 0; i < parts.Count; i++)
            {
                int candidate = start + i < parts.Count ? start + i : start + i - parts.Count;
                if (parts[candidate] == part)
                {
                    return candidate;
                }
            }

            return -1;
        }

        private Dictionary<Digest, int> Index()
        {
            Dictionary<Digest, int> index = new(parts.Count);
            for (int i = 0; i < parts.Count; i++)
            {
                index.TryAdd(parts[i], i);
            }

            return index;
        }
    }
}

using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Where each part of a file to assemble comes from: out of the file that the last build
/// published, or out of the store.
/// </summary>
internal sealed class AssemblySource
{
    private const int FromStore = -1;

    // Position of each part among those of the old file.
    private readonly int[] _positions;
    private readonly AssemblyLayout? _old;
    private readonly long[] _offsets;

    private AssemblySource(int[] positions, AssemblyLayout? old, long[] offsets)
    {
        _positions = positions;
        _old = old;
        _offsets = offsets;
    }

    /// <summary>
    /// Matches the new parts with an old layout; parts that keep their order are found without a search.
    /// </summary>
    /// <param name="parts">Parts of the new file in order.</param>
    /// <param name="old">The published file, or null when there is none to trust.</param>
    public static AssemblySource Match(DigestSequence parts, AssemblyLayout? old)
    {
        int[] positions = new int[parts.Count];
        if (old is null)
        {
            Array.Fill(positions, FromStore);
            return new AssemblySource(positions, null, []);
        }

        long[] offsets = new long[old.Parts.Count];
        for (int i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + old.Lengths[i - 1];
        }

        OldParts known = new(old.Parts);
        int next = 0;
        for (int part = 0; part < positions.Length; part++)
        {
            positions[part] = known.Find(parts[part], next);
            next = positions[part] == FromStore ? next : positions[part] + 1;
        }

        return new AssemblySource(positions, old, offsets);
    }

    /// <summary>True when the part must come from the store.</summary>
    public bool IsFromStore(int part) => _positions[part] == FromStore;

    /// <summary>Length of a part that is in the old file.</summary>
    public int LengthOf(int part) => _old!.Lengths[_positions[part]];

    /// <summary>Checksum of a part that is in the old file.</summary>
    public uint ChecksumOf(int part) => _old!.Checksums[_positions[part]];

    /// <summary>
    /// The longest run of parts from <paramref name="part"/> on that lie one behind the other in the old file.
    /// </summary>
    /// <returns>Where it begins, its bytes, and the first part behind it.</returns>
    public (long Offset, long Length, int End) Run(int part)
    {
        long offset = _offsets[_positions[part]];
        long length = LengthOf(part);
        int end = part + 1;
        while (end < _positions.Length && !IsFromStore(end) && _offsets[_positions[end]] == offset + length)
        {
            length += LengthOf(end++);
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
                : (_index ??= Index()).GetValueOrDefault(part, FromStore);
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

            return FromStore;
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

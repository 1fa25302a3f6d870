using System.Collections.Immutable;
using System.IO.Hashing;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// The first look at a unit: by stat alone, straight from the packed record, with no object made per file. Anything
/// that is not exactly as recorded, such as a file too young to trust, is left to the thorough look. One
/// glance belongs to one thread.
/// </summary>
/// <param name="state">What the last build left.</param>
/// <param name="optionsDigest">The options of this build.</param>
/// <param name="sourceRoot">Absolute folder of the units' folders.</param>
/// <param name="outputRoot">Absolute output folder.</param>
internal sealed class UnitGlance(BuildState state, Digest optionsDigest, string sourceRoot, string outputRoot)
    : IDisposable
{
    // Sections that differ may have one hash: they follow each other.
    private readonly Dictionary<int, KindSection> _kinds = [];
    private readonly FolderStamps _sources = new(sourceRoot);
    private readonly FolderStamps _outputs = new(outputRoot);
    private byte[] _buffer = new byte[4096];
    private int _length;
    private int _published;
    private int _warnings;

    /// <summary>True when the unit that was looked at last has a record.</summary>
    public bool HasRecord => _length > 0;

    private ReadOnlySpan<byte> Record => _buffer.AsSpan(0, _length);

    /// <summary>Looks at a unit; the nodes of one that is up to date are counted.</summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="folder">Folder below the source root that its probes start at.</param>
    /// <param name="payload">What the rest of the graph knows of it;
    /// null when anything but the options changed.</param>
    /// <param name="warnings">Warnings to repeat when it is up to date.</param>
    public GlanceResult Look(
        string unit, string folder, out byte[]? payload, out ImmutableArray<Diagnostic> warnings)
    {
        payload = null;
        warnings = [];
        _warnings = 0;
        if (!state.TryRead(unit, ref _buffer, out _length))
        {
            _length = 0;
            return GlanceResult.Changed;
        }

        try
        {
            RecordReader reader = new(Record);
            bool sameOptions = reader.Hash() == optionsDigest;
            if (!AreProbesUnchanged(ref reader, folder))
            {
                return GlanceResult.Changed;
            }

            _published = _length - reader.Left;
            if (!AreOutputsIntact(ref reader, looks: sameOptions))
            {
                return GlanceResult.Changed;
            }

            ReadOnlySpan<byte> kinds = reader.Bytes();
            payload = reader.Bytes().ToArray();
            _warnings = _length - reader.Left;
            if (!sameOptions)
            {
                return GlanceResult.OtherOptions;
            }

            warnings = [.. UnitRecordFormat.UnpackWarnings(ref reader)];
            Count(kinds);
            return GlanceResult.UpToDate;
        }
        catch (InvalidDataException)
        {
            payload = null;
            return GlanceResult.Changed;
        }
    }

    /// <summary>What the record of the unit that was looked at last has besides.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public UnitOutline Outline() => _warnings > 0
        ? new UnitOutline(Record, _published, _warnings)
        : new UnitOutline(Record);

    /// <summary>Adds the nodes of all units that were up to date.</summary>
    public void AddTo(BuildCounts counts)
    {
        foreach (KindSection first in _kinds.Values)
        {
            for (KindSection? section = first; section is not null; section = section.Next)
            {
                foreach (KindNodes kind in section.Kinds)
                {
                    counts.Add(kind.Kind, Verdict.UpToDate, kind.Nodes * section.Units);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sources.Dispose();
        _outputs.Dispose();
    }

    private bool AreProbesUnchanged(ref RecordReader reader, string folder)
    {
        int probes = reader.Count();
        _sources.Enter(folder);
        for (int i = 0; i < probes; i++)
        {
            ReadOnlySpan<byte> path = reader.Bytes();
            FileKind expected = (FileKind)reader.Byte();
            FileStamp stamp = reader.Stamp();
            bool racy = reader.Flag();
            reader.Skip(Digest.Length);
            if (racy || _sources.Read(path, out FileStamp present) != expected || present != stamp)
            {
                return false;
            }
        }

        return true;
    }

    // With other options each node has to be judged by itself, which looks at its outputs or makes them anew.
    private bool AreOutputsIntact(ref RecordReader reader, bool looks)
    {
        int outputs = reader.Count();
        for (int i = 0; i < outputs; i++)
        {
            if (!looks)
            {
                UnitRecordFormat.SkipOutput(ref reader);
                continue;
            }

            ReadOnlySpan<byte> path = reader.Bytes();
            FileStamp stamp = reader.Stamp();
            bool racy = reader.Flag();
            reader.Skip(Digest.Length);
            if (racy || _outputs.Read(path, out FileStamp present) != FileKind.File || present != stamp)
            {
                return false;
            }
        }

        return true;
    }

    // Few units differ in their numbers of nodes: equal sections are counted, not read.
    private void Count(ReadOnlySpan<byte> section)
    {
        int key = (int)XxHash3.HashToUInt64(section);
        KindSection? first = _kinds.GetValueOrDefault(key);
        KindSection? seen = first;
        while (seen is not null && !section.SequenceEqual(seen.Packed))
        {
            seen = seen.Next;
        }

        if (seen is null)
        {
            seen = new KindSection(section.ToArray(), UnitRecordFormat.UnpackKinds(section), first);
            _kinds[key] = seen;
        }

        seen.Units++;
    }

    private sealed class KindSection(byte[] packed, KindNodes[] kinds, KindSection? next)
    {
        public byte[] Packed => packed;

        public KindNodes[] Kinds => kinds;

        public KindSection? Next => next;

        public int Units { get; set; }
    }
}

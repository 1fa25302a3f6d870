using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What a dry run needs of a packed <see cref="UnitRecord"/>, read in place and once from front to end: no
/// object is made per file or node.
/// </summary>
/// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
internal ref struct UnitOutline
{
    private static readonly KnownText Kinds = new();

    private RecordReader _published;
    private RecordReader _nodes;
    private int _left;

    /// <summary>Reads up to the nodes.</summary>
    /// <param name="record">From <see cref="UnitRecordFormat.Pack"/>.</param>
    public UnitOutline(ReadOnlySpan<byte> record)
    {
        RecordReader reader = new(record);
        Options = reader.Hash();
        UnitRecordFormat.SkipProbes(ref reader);
        _published = reader;
        int published = reader.Count();
        for (int i = 0; i < published; i++)
        {
            UnitRecordFormat.SkipOutput(ref reader);
        }

        _ = reader.Bytes();
        _ = reader.Bytes();
        _nodes = reader;
        Begin();
    }

    /// <summary>Reads up to the nodes; another reader was there before.</summary>
    /// <param name="record">From <see cref="UnitRecordFormat.Pack"/>.</param>
    /// <param name="published">Where the published outputs begin.</param>
    /// <param name="warnings">Where the warnings begin.</param>
    public UnitOutline(ReadOnlySpan<byte> record, int published, int warnings)
    {
        RecordReader reader = new(record);
        Options = reader.Hash();
        _published = new RecordReader(record[published..]);
        _nodes = new RecordReader(record[warnings..]);
        Begin();
    }

    /// <summary>Digest of the options with which the last build left the unit.</summary>
    public Digest Options { get; }

    /// <summary>Goes to the next node; false behind the last one.</summary>
    public bool TryNext(out NodeOutline node)
    {
        node = default;
        if (_left == 0)
        {
            return false;
        }

        _left--;
        int published = UnitRecordFormat.SkipNode(ref _nodes, out ReadOnlySpan<byte> kind);
        node = new NodeOutline(Kinds.Of(kind), ref _published, published);
        return true;
    }

    /// <summary>What planning found out about the sources, which comes behind the nodes.</summary>
    public ReadOnlySpan<byte> Facts() => _left == 0
        ? _nodes.Bytes()
        : throw new InvalidOperationException("there are nodes before it");

    private void Begin()
    {
        _ = _published.Count();
        _ = UnitRecordFormat.UnpackWarnings(ref _nodes);
        _left = _nodes.Count();
    }
}

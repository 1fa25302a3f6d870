using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>A node of a <see cref="UnitOutline"/>.</summary>
internal readonly ref struct NodeOutline
{
    private readonly RecordReader _outputs;
    private readonly int _count;

    /// <summary>A node.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="outputs">Stands before its published outputs; is moved behind them.</param>
    /// <param name="count">How many of them there are.</param>
    public NodeOutline(string kind, scoped ref RecordReader outputs, int count)
    {
        Kind = kind;
        _outputs = outputs;
        _count = count;
        for (int i = 0; i < count; i++)
        {
            PublishedBytes += UnitRecordFormat.SkipOutput(ref outputs);
        }
    }

    /// <summary>Its kind.</summary>
    public string Kind { get; }

    /// <summary>Size of its published outputs together.</summary>
    public long PublishedBytes { get; }

    /// <summary>True when its published files are, by their stamps alone, as the last build left them.</summary>
    /// <param name="folder">The output folder.</param>
    public bool IsIntact(FolderStamps folder)
    {
        RecordReader reader = _outputs;
        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<byte> path = reader.Bytes();
            FileStamp stamp = reader.Stamp();
            bool isRacy = reader.Flag();
            reader.Skip(Digest.Length);
            if (isRacy || folder.Read(path, out FileStamp present) != FileKind.File || present != stamp)
            {
                return false;
            }
        }

        return true;
    }
}

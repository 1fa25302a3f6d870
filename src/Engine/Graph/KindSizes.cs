namespace NuTonic.Engine.Graph;

/// <summary>
/// Nodes of the last build and the bytes that they published, by kind, as one thread adds them up: counters that
/// others can see cost more than what they count.
/// </summary>
internal sealed class KindSizes
{
    private readonly List<Size> _sizes = [];

    /// <summary>Adds a node.</summary>
    /// <param name="kind">Its kind; mostly the same object for the same text.</param>
    /// <param name="bytes">What it published.</param>
    public void Add(string kind, long bytes)
    {
        Size size = Of(kind);
        size.Nodes++;
        size.Bytes += bytes;
    }

    /// <summary>Adds all to what is counted of each kind.</summary>
    public void AddTo(BuildCounts counts)
    {
        foreach (Size size in _sizes)
        {
            counts.Of(size.Kind).AddSized(size.Nodes, size.Bytes);
        }
    }

    // There are few kinds.
    private Size Of(string kind)
    {
        foreach (Size size in _sizes)
        {
            if (ReferenceEquals(size.Kind, kind))
            {
                return size;
            }
        }

        Size added = new(kind);
        _sizes.Add(added);
        return added;
    }

    private sealed class Size(string kind)
    {
        public string Kind => kind;

        public long Nodes { get; set; }

        public long Bytes { get; set; }
    }
}

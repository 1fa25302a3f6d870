using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// What the card says about captions: who wrote how many, how long they are, what was refused. Tallies of quads can be
/// added up in any order. For one thread at a time.
/// </summary>
internal sealed class CaptionTally
{
    private readonly SortedDictionary<(CaptionTask Task, string Annotator), WordCount> _captions =
        new(Comparer<(CaptionTask Task, string Annotator)>.Create(Compare));

    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);

    /// <summary>Samples: patches with captions.</summary>
    public long Samples { get; private set; }

    /// <summary>Captions by task and annotator, in this order.</summary>
    public IReadOnlyDictionary<(CaptionTask Task, string Annotator), WordCount> Captions => _captions;

    /// <summary>Refused captions by reason, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> Rejected => _rejected;

    /// <summary>Different words of all captions.</summary>
    public DistinctWords Words { get; } = new();

    /// <summary>Numbers and proper names in what models answered, refused answers included.</summary>
    public long Stated { get; private set; }

    /// <summary>Those of <see cref="Stated"/> that the facts do not have.</summary>
    public long Unsupported { get; private set; }

    /// <summary>All captions.</summary>
    public WordCount All => Of((_, _) => true);

    /// <summary>Captions of one task.</summary>
    public WordCount OfTask(CaptionTask task) => Of((t, _) => t == task);

    /// <summary>Captions of one annotator.</summary>
    public WordCount OfAnnotator(string annotator) => Of((_, a) => a == annotator);

    /// <summary>Counts a sample with its captions.</summary>
    public void AddSample(IEnumerable<Annotation> annotations)
    {
        Samples++;
        foreach (Annotation annotation in annotations)
        {
            int words = Words.AddText(annotation.Text);
            Add((annotation.Task, annotation.Annotator), new WordCount(1, words, words, words));
        }
    }

    /// <summary>Counts refused captions.</summary>
    public void AddRejected(string reason, long captions = 1) =>
        _rejected[reason] = _rejected.GetValueOrDefault(reason) + captions;

    /// <summary>Counts what a check of answers against their facts found.</summary>
    /// <param name="stated">Numbers and proper names.</param>
    /// <param name="unsupported">Those of them that the facts do not have.</param>
    public void AddCheck(long stated, long unsupported)
    {
        Stated += stated;
        Unsupported += unsupported;
    }

    /// <summary>Adds all that <paramref name="other"/> counted.</summary>
    public void Add(CaptionTally other)
    {
        Samples += other.Samples;
        AddCheck(other.Stated, other.Unsupported);
        foreach (((CaptionTask Task, string Annotator) key, WordCount count) in other._captions)
        {
            Add(key, count);
        }

        foreach ((string reason, long captions) in other._rejected)
        {
            AddRejected(reason, captions);
        }

        foreach (ulong hash in other.Words.Hashes)
        {
            Words.Add(hash);
        }
    }

    /// <summary>Counts captions of one task and annotator that were counted before.</summary>
    public void Add((CaptionTask Task, string Annotator) key, WordCount count) =>
        _captions[key] = _captions.GetValueOrDefault(key).Plus(count);

    /// <summary>Counts samples whose captions are added apart.</summary>
    public void AddSamples(long samples) => Samples += samples;

    private static int Compare((CaptionTask Task, string Annotator) x, (CaptionTask Task, string Annotator) y) =>
        x.Task != y.Task ? x.Task.CompareTo(y.Task) : string.CompareOrdinal(x.Annotator, y.Annotator);

    private WordCount Of(Func<CaptionTask, string, bool> isMeant) => _captions
        .Where(entry => isMeant(entry.Key.Task, entry.Key.Annotator))
        .Aggregate(default(WordCount), (sum, entry) => sum.Plus(entry.Value));
}

using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What the split files and the card need to know of a finished POI.</summary>
/// <param name="Place">Its id, size and folder.</param>
/// <param name="Split">Where its rows go.</param>
/// <param name="Fragments">Row fragments in order: overview first, then tile by tile.</param>
/// <param name="Counts">Rows by kind and pixels by class.</param>
internal sealed record PoiSummary(PoiPlace Place, Split Split, ImmutableArray<Digest> Fragments, RowCounts Counts)
{
    /// <summary>Id of the place that the POI shows; that of several POIs where they are variants.</summary>
    public required string Base { get; init; }

    /// <summary>The POI's lines of the ledger of sources; null when it names none.</summary>
    public Digest? Sources { get; init; }

    /// <summary>Tiles left out because of clouds; null when the POI has no scene classification.</summary>
    public int? CloudyTiles { get; init; }

    /// <summary>Packs the summary.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        Place.Pack(writer);
        writer.Byte((byte)Split);
        writer.Text(Base);
        writer.Unsigned((ulong)Fragments.Length);
        foreach (Digest fragment in Fragments)
        {
            writer.Hash(fragment);
        }

        writer.Flag(Sources is not null);
        if (Sources is { } sources)
        {
            writer.Hash(sources);
        }

        Counts.Pack(writer);
        writer.Flag(CloudyTiles is not null);
        if (CloudyTiles is { } cloudy)
        {
            writer.Signed(cloudy);
        }

        return writer.ToArray();
    }

    /// <summary>
    /// Reads a packed summary from front to end, without keeping it: there is one for each of 100,000 POIs.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are not such a summary.</exception>
    internal ref struct Reader
    {
        private RecordReader _reader;

        public Reader(ReadOnlySpan<byte> packed)
        {
            _reader = new RecordReader(packed);
            PoiPlace.Skip(ref _reader);
            Split = (Split)_reader.Byte();
            Base = _reader.Text();
            Fragments = _reader.Count();
        }

        /// <summary>Where its rows go.</summary>
        public Split Split { get; }

        /// <summary>Id of the place that the POI shows.</summary>
        public string Base { get; }

        /// <summary>Number of row fragments.</summary>
        public int Fragments { get; }

        /// <summary>The next row fragment; to be called <see cref="Fragments"/> times.</summary>
        public Digest NextFragment() => _reader.Hash();

        /// <summary>Lines of the ledger, which come behind the fragments; null when there are none.</summary>
        public Digest? Sources() => _reader.Flag() ? _reader.Hash() : null;

        /// <summary>Adds the counts, which come behind the lines of the ledger.</summary>
        public void AddCounts(RowCounts sum) => sum.Add(ref _reader);

        /// <summary>
        /// Tiles left out because of clouds, which come behind the counts; null without a scene classification.
        /// </summary>
        public int? CloudyTiles() => _reader.Flag() ? (int)_reader.Signed() : null;
    }
}

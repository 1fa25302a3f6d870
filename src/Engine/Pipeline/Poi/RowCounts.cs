using NuTonic.Engine.Graph;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Numbers of rows and pixels; a mutable accumulator that is packed into payloads.</summary>
internal sealed class RowCounts
{
    private readonly long[] _rows = new long[Enum.GetValues<RowKind>().Length];
    private readonly long[] _pixels = new long[LandCoverClass.All.Length];

    /// <summary>Chips.</summary>
    public long Chips { get; set; }

    /// <summary>Stills.</summary>
    public long Stills { get; set; }

    /// <summary>Mask pixels that are not no data.</summary>
    public long ValidPx { get; set; }

    /// <summary>All mask pixels.</summary>
    public long AllPx { get; set; }

    /// <summary>Rows of all kinds.</summary>
    public long TotalRows => _rows.Sum();

    /// <summary>Rows of one kind.</summary>
    public long Rows(RowKind kind) => _rows[(int)kind];

    /// <summary>Mask pixels of one class.</summary>
    public long Pixels(int classId) => _pixels[classId];

    /// <summary>Counts a row.</summary>
    public void AddRow(RowKind kind) => _rows[(int)kind]++;

    /// <summary>Counts the pixels of a mask.</summary>
    public void AddMask(MaskSummary mask)
    {
        Chips++;
        AllPx += (long)mask.WidthPx * mask.HeightPx;
        ValidPx += mask.ValidPx;
        foreach (ClassShare share in mask.Shares)
        {
            _pixels[share.ClassId] += share.AreaPx;
        }
    }

    /// <summary>Adds everything that <paramref name="other"/> counted.</summary>
    public void Add(RowCounts other)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] += other._rows[i];
        }

        for (int i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] += other._pixels[i];
        }

        Chips += other.Chips;
        Stills += other.Stills;
        ValidPx += other.ValidPx;
        AllPx += other.AllPx;
    }

    /// <summary>Packs the numbers.</summary>
    public void Pack(RecordWriter writer)
    {
        foreach (long value in Values())
        {
            writer.Signed(value);
        }
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    public static RowCounts Unpack(ref RecordReader reader)
    {
        RowCounts counts = new();
        counts.Add(ref reader);
        return counts;
    }

    /// <summary>Adds what <see cref="Pack"/> wrote.</summary>
    public void Add(ref RecordReader reader)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] += reader.Signed();
        }

        for (int i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] += reader.Signed();
        }

        Chips += reader.Signed();
        Stills += reader.Signed();
        ValidPx += reader.Signed();
        AllPx += reader.Signed();
    }

    private IEnumerable<long> Values() => [.. _rows, .. _pixels, Chips, Stills, ValidPx, AllPx];
}

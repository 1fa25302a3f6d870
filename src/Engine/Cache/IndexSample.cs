using System.Collections.Immutable;

namespace NuTonic.Engine.Cache;

/// <summary>
/// What an index holds, found out by looking at rows that are spread evenly over it: the tables have no index over kind
/// or size, and reading all of a large one would take longer than a build that does nothing.
/// </summary>
/// <param name="MeanCosts">Mean time of an action in microseconds, by kind, ordinal order.</param>
/// <param name="ContentBytes">Bytes of all contents together.</param>
/// <param name="IsEstimate">True when <paramref name="ContentBytes"/> was extrapolated.</param>
internal sealed record IndexSample(
    ImmutableSortedDictionary<string, double> MeanCosts, long ContentBytes, bool IsEstimate)
{
    /// <summary>Rows looked at; smaller tables are read whole.</summary>
    internal const int Rows = 8192;

    // Row numbers have gaps where rows were replaced or removed: a probe takes the next row there is.
    private const string Costs = "SELECT kind, cost_us FROM action WHERE rowid >= ?1 ORDER BY rowid LIMIT 1";
    private const string Sizes = "SELECT rowid, size FROM content WHERE rowid >= ?1 ORDER BY rowid LIMIT 1";

    /// <summary>Of an index that is not there.</summary>
    public static IndexSample Empty { get; } =
        new(ImmutableSortedDictionary<string, double>.Empty, 0, IsEstimate: false);

    /// <summary>Looks at <paramref name="database"/>; a few tens of milliseconds, whatever its size.</summary>
    public static IndexSample Of(SqliteDatabase database)
    {
        (long bytes, bool isEstimate) = SizeOf(database);
        return new IndexSample(CostsOf(database), bytes, isEstimate);
    }

    private static ImmutableSortedDictionary<string, double> CostsOf(SqliteDatabase database)
    {
        Dictionary<string, (long Count, long Sum)> costs = new(StringComparer.Ordinal);
        using SqliteStatement statement = database.Prepare(Costs);
        foreach (long row in Spread(database, "action", out _))
        {
            statement.Bind(1, row);
            if (statement.Step())
            {
                string kind = statement.Text(0);
                (long count, long sum) = costs.GetValueOrDefault(kind);
                costs[kind] = (count + 1, sum + Math.Max(0, statement.Number(1)));
            }

            statement.Reset();
        }

        return costs.ToImmutableSortedDictionary(
            cost => cost.Key, cost => (double)cost.Value.Sum / cost.Value.Count, StringComparer.Ordinal);
    }

    // Gaps between the row numbers are part of what is extrapolated: a probe that lands in a gap weighs nothing.
    private static (long Bytes, bool IsEstimate) SizeOf(SqliteDatabase database)
    {
        long sum = 0;
        long probes = 0;
        using SqliteStatement statement = database.Prepare(Sizes);
        foreach (long row in Spread(database, "content", out long span))
        {
            probes++;
            statement.Bind(1, row);
            if (statement.Step() && statement.Number(0) == row)
            {
                sum += Math.Max(0, statement.Number(1));
            }

            statement.Reset();
            if (probes == Rows)
            {
                return ((long)((double)sum / probes * span), span > Rows);
            }
        }

        return (sum, IsEstimate: false);
    }

    private static IEnumerable<long> Spread(SqliteDatabase database, string table, out long span)
    {
        long first = database.QueryNumber($"SELECT MIN(rowid) FROM {table}");
        long last = database.QueryNumber($"SELECT MAX(rowid) FROM {table}");
        long width = last == 0 ? 0 : last - first + 1;
        span = width;
        long count = Math.Min(width, Rows);
        return Enumerable.Range(0, (int)count).Select(i => first + (long)((double)i * width / count));
    }
}

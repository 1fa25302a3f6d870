using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Finds out what an index holds from rows that are spread evenly over it: the tables have no index over kind or size,
/// and reading all of a large one would take longer than a build that does nothing.
/// </summary>
internal static class IndexSample
{
    /// <summary>
    /// Rows looked at; smaller tables are read whole. Each can be a page from disk: 35 ms in all where few of the pages
    /// are in memory, 10 ms where most are.
    /// </summary>
    internal const int Rows = 256;

    // A mean for each of a few kinds.
    private const int CostRows = 512;

    // Row numbers have gaps where rows were replaced or removed: a probe takes the next row there is.
    private const string Costs = "SELECT kind, cost_us FROM action WHERE rowid >= ?1 ORDER BY rowid LIMIT 1";
    private const string Sizes = "SELECT rowid, size FROM content WHERE rowid >= ?1 ORDER BY rowid LIMIT 1";

    /// <summary>Mean time of an action in microseconds, by kind.</summary>
    public static IReadOnlyList<KindCost> CostsOf(SqliteDatabase database)
    {
        List<KindCost> costs = [];
        using SqliteStatement statement = database.Prepare(Costs);
        Spread rows = Spread.Over(database, "action", CostRows);
        for (int i = 0; i < rows.Count; i++)
        {
            statement.Bind(1, rows.At(i));
            if (statement.Step())
            {
                string kind = statement.Text(0);
                KindCost? cost = costs.Find(one => one.Kind == kind);
                if (cost is null)
                {
                    cost = new KindCost(kind);
                    costs.Add(cost);
                }

                cost.Add(Math.Max(0, statement.Number(1)));
            }

            statement.Reset();
        }

        return costs;
    }

    /// <summary>Bytes of all contents together; an estimate when not all rows were looked at.</summary>
    public static (long Bytes, bool IsEstimate) SizeOf(SqliteDatabase database)
    {
        long sum = 0;
        using SqliteStatement statement = database.Prepare(Sizes);
        Spread rows = Spread.Over(database, "content", Rows);
        for (int i = 0; i < rows.Count; i++)
        {
            // Gaps are part of what is extrapolated: a probe that lands in one weighs nothing.
            statement.Bind(1, rows.At(i));
            if (statement.Step() && statement.Number(0) == rows.At(i))
            {
                sum += Math.Max(0, statement.Number(1));
            }

            statement.Reset();
        }

        return rows.Count == Rows
            ? ((long)((double)sum / Rows * rows.Span), rows.Span > Rows)
            : (sum, false);
    }

    /// <summary>Row numbers that are spread evenly over those of a table.</summary>
    /// <param name="First">First row number.</param>
    /// <param name="Span">Row numbers from the first to the last.</param>
    /// <param name="Count">How many are taken.</param>
    private sealed record Spread(long First, long Span, int Count)
    {
        public static Spread Over(SqliteDatabase database, string table, int rows)
        {
            long first = database.QueryNumber($"SELECT MIN(rowid) FROM {table}");
            long last = database.QueryNumber($"SELECT MAX(rowid) FROM {table}");
            long span = last == 0 ? 0 : last - first + 1;
            return new Spread(first, span, (int)Math.Min(span, rows));
        }

        public long At(int i) => First + (long)((double)i * Span / Count);
    }
}

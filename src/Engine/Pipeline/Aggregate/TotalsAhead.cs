namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>
/// Adds up the POIs that are up to date while the others run: a few that changed leave a thread without work, and
/// adding up 100,000 takes as long as computing one.
/// </summary>
internal sealed class TotalsAhead
{
    private readonly int[] _open;
    private readonly Task<TotalsBuilder[]> _between;

    private TotalsAhead(int[] open, Task<TotalsBuilder[]> between)
    {
        _open = open;
        _between = between;
    }

    /// <summary>Completes when all POIs that do not run are added up.</summary>
    public Task Done => _between;

    /// <summary>Begins.</summary>
    /// <param name="pois">Summaries of the POIs that do not run.</param>
    /// <param name="open">Positions of those that run, ascending.</param>
    public static TotalsAhead Begin(UnitSummaries pois, int[] open) =>
        new(open, Task.Run(() => Between(pois, open)));

    /// <summary>The totals of all.</summary>
    /// <param name="pois">All summaries.</param>
    public DatasetTotals Finish(UnitSummaries pois)
    {
        TotalsBuilder[] between = _between.GetAwaiter().GetResult();
        TotalsBuilder sum = between[0];
        for (int i = 0; i < _open.Length; i++)
        {
            sum.Add(pois[_open[i]]!);
            sum.Add(between[i + 1]);
        }

        return sum.ToTotals();
    }

    private static TotalsBuilder[] Between(UnitSummaries pois, int[] open)
    {
        TotalsBuilder[] sums = new TotalsBuilder[open.Length + 1];
        int start = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            int end = i < open.Length ? open[i] : pois.Count;
            sums[i] = TotalsBuilder.Of(pois, start, end, sums[0]);
            start = end + 1;
        }

        return sums;
    }
}

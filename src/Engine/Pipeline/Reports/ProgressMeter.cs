namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// Keeps a live line current: units done of all, nodes, rate, remaining time. The rate is that of the last seconds,
/// because units that are up to date pass a thousand times faster than others.
/// </summary>
/// <param name="log">Shows the line.</param>
/// <param name="clock">Tells how long things take.</param>
/// <param name="units">What units are called.</param>
internal sealed class ProgressMeter(IDatasetLog log, TimeProvider clock, string units = "POIs")
{
    private const int Samples = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Queue<(long Time, int Finished)> _recent = new();
    private readonly long _started = clock.GetTimestamp();
    private long _lastShown = clock.GetTimestamp();
    private long _nodes;
    private int _finished;
    private int _total;

    /// <summary>One more node is done.</summary>
    public void NodeFinished()
    {
        Interlocked.Increment(ref _nodes);
        ShowWhenDue();
    }

    /// <summary>So many units are done.</summary>
    public void UnitFinished(int finished, int total)
    {
        Volatile.Write(ref _finished, finished);
        Volatile.Write(ref _total, total);
        ShowWhenDue();
    }

    /// <summary>Takes the line away.</summary>
    public void End() => log.ShowProgress("");

    // Most calls end here, without a lock.
    private void ShowWhenDue()
    {
        long last = Volatile.Read(ref _lastShown);
        long now = clock.GetTimestamp();
        if (clock.GetElapsedTime(last, now) < Pause
            || Interlocked.CompareExchange(ref _lastShown, now, last) != last)
        {
            return;
        }

        lock (_gate)
        {
            log.ShowProgress(Line(now));
        }
    }

    private string Line(long now)
    {
        int finished = Volatile.Read(ref _finished);
        int total = Volatile.Read(ref _total);
        string nodes = $"{Amounts.Count(Interlocked.Read(ref _nodes))} nodes";
        if (total == 0)
        {
            return $"{nodes}, {Amounts.Seconds(clock.GetElapsedTime(_started, now).TotalSeconds)}";
        }

        (long time, int before) = _recent.Count == 0 ? (_started, 0) : _recent.Peek();
        _recent.Enqueue((now, finished));
        if (_recent.Count > Samples)
        {
            _recent.Dequeue();
        }

        double rate = (finished - before) / Math.Max(clock.GetElapsedTime(time, now).TotalSeconds, Pause.TotalSeconds);
        string left = rate > 0 ? Amounts.Seconds((total - finished) / rate) : "unknown time";
        return FormattableString.Invariant(
            $"{Amounts.Count(finished)}/{Amounts.Count(total)} {units}, {nodes}, {rate:0.0} {units}/s, {left} left");
    }
}

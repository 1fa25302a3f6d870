using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Runs units on a fixed number of threads. Jobs of units that have begun go before new units, so at most as many
/// units are open as there are threads, and memory does not grow with the number of units.
/// </summary>
/// <remarks>
/// A unit is waiting, then open (planned, jobs outstanding), then finished. One monitor guards all of that; threads
/// only take work and report it done. A failed unit drops its remaining jobs and the others go on.
/// </remarks>
internal sealed class Scheduler
{
    private readonly object _gate = new();
    private readonly Stack<(OpenUnit Unit, Action<CancellationToken> Job)> _jobs = new();
    private readonly IReadOnlyList<IUnit> _units;
    private readonly Action<int> _finished;
    private readonly CancellationToken _cancellation;
    private readonly int _threads;
    private Exception? _fault;
    private int _next;
    private int _open;
    private int _done;

    private Scheduler(IReadOnlyList<IUnit> units, int threads, Action<int> finished, CancellationToken cancellation)
    {
        _units = units;
        _threads = threads;
        _finished = finished;
        _cancellation = cancellation;
    }

    /// <summary>Runs all units and returns when the last one is finished.</summary>
    /// <param name="units">Begun in this order.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="finished">Told how many units are finished, after each one, one call at a time.</param>
    /// <param name="cancellation">Stops after the jobs that are running.</param>
    /// <exception cref="OperationCanceledException">Cancelled; finished units stay finished.</exception>
    public static void Run(
        IReadOnlyList<IUnit> units, int threads, Action<int> finished, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Scheduler scheduler = new(units, threads, finished, cancellation);
        using CancellationTokenRegistration wake = cancellation.Register(scheduler.WakeAll);
        Thread[] workers = new Thread[units.Count == 0 ? 0 : threads - 1];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(scheduler.Work) { IsBackground = true, Name = $"NuTonic worker {i + 1}" };
            workers[i].Start();
        }

        scheduler.Work();
        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        if (scheduler._fault is not null)
        {
            throw new AggregateException(scheduler._fault);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private void WakeAll()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TryTake(out Action? work))
        {
            try
            {
                work!();
            }
            catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A worker thread may not die with an exception: the caller of Run gets it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                lock (_gate)
                {
                    _fault ??= fault;
                    Monitor.PulseAll(_gate);
                }

                return;
            }
        }
    }

    private bool TryTake(out Action? work)
    {
        lock (_gate)
        {
            while (_fault is null && !_cancellation.IsCancellationRequested && _done < _units.Count)
            {
                if (_jobs.TryPop(out (OpenUnit Unit, Action<CancellationToken> Job) item))
                {
                    work = () => RunJob(item.Unit, item.Job);
                    return true;
                }

                if (_next < _units.Count && _open < _threads)
                {
                    IUnit unit = _units[_next++];
                    _open++;
                    work = () => Begin(unit);
                    return true;
                }

                Monitor.Wait(_gate);
            }

            work = null;
            return false;
        }
    }

    private void Begin(IUnit unit)
    {
        OpenUnit open = new(unit);
        IReadOnlyList<Action<CancellationToken>> jobs = [];
        open.Guard(() => jobs = unit.Begin(_cancellation));
        if (jobs.Count == 0 || open.Failure is not null)
        {
            Finish(open);
            return;
        }

        lock (_gate)
        {
            open.Outstanding = jobs.Count;
            for (int i = jobs.Count - 1; i >= 0; i--)
            {
                _jobs.Push((open, jobs[i]));
            }

            Monitor.PulseAll(_gate);
        }
    }

    private void RunJob(OpenUnit open, Action<CancellationToken> job)
    {
        if (open.Failure is null)
        {
            open.Guard(() => job(_cancellation));
        }

        bool last;
        lock (_gate)
        {
            last = --open.Outstanding == 0;
        }

        if (last)
        {
            Finish(open);
        }
    }

    private void Finish(OpenUnit open)
    {
        if (open.Failure is null)
        {
            open.Guard(() => open.Unit.Complete(_cancellation));
        }

        if (open.Failure is { } failure)
        {
            open.Unit.Fail(failure);
        }

        lock (_gate)
        {
            _open--;
            _done++;
            _finished(_done);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A unit between its begin and its end.</summary>
    private sealed class OpenUnit(IUnit unit)
    {
        private volatile NuTonicException? _failure;

        /// <summary>The unit.</summary>
        public IUnit Unit => unit;

        /// <summary>Jobs not yet finished; guarded by the scheduler's monitor.</summary>
        public int Outstanding { get; set; }

        /// <summary>The first failure of the unit, or null.</summary>
        public NuTonicException? Failure => _failure;

        /// <summary>Runs <paramref name="action"/>, keeping a failure that is not the program's fault.</summary>
        public void Guard(Action action)
        {
            try
            {
                action();
            }
            catch (NuTonicException failure)
            {
                _failure ??= failure;
            }
        }
    }
}

using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class SchedulerTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(30, 1)]
    [InlineData(30, 4)]
    public void Run_AnyNumberOfUnitsAndThreads_RunsEveryJobOnce(int units, int threads)
    {
        int[] runs = new int[units * 5];
        List<int> finished = [];
        FakeUnit[] all = [.. Enumerable.Range(0, units).Select(unit => new FakeUnit
        {
            // 0 to 4 jobs: a unit without jobs is completed, too.
            Jobs = [.. Enumerable.Range(0, unit % 5).Select(job => (Action<CancellationToken>)(_ =>
                Interlocked.Increment(ref runs[(unit * 5) + job])))],
        })];

        Exception? thrown = Bounded.Run(() => Scheduler.Run(all, threads, finished.Add, CancellationToken.None));

        Assert.Null(thrown);
        Assert.All(all, unit => Assert.Equal((1, 1, 0), unit.Steps));
        Assert.Equal(Enumerable.Range(0, units * 5).Select(i => i % 5 < (i / 5) % 5 ? 1 : 0), runs);
        Assert.Equal(Enumerable.Range(1, units), finished);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_ManyUnits_OpensAtMostOnePerThread(int threads)
    {
        int open = 0;
        int most = 0;
        Lock gate = new();
        FakeUnit[] units = [.. Enumerable.Range(0, 40).Select(_ => new FakeUnit
        {
            OnBegin = () =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++open);
                }
            },
            Jobs = [_ => Thread.Yield(), _ => Thread.Yield(), _ => Thread.Yield()],
            OnEnd = () =>
            {
                lock (gate)
                {
                    open--;
                }
            },
        })];

        Exception? thrown = Bounded.Run(() => Scheduler.Run(units, threads, _ => { }, CancellationToken.None));

        Assert.Null(thrown);
        Assert.Equal(0, open);
        Assert.InRange(most, 1, threads);
    }

    [Fact]
    public void Run_OneUnitWithManyJobs_RunsThemAtTheSameTime()
    {
        // Every job waits for the other: with one thread at work this would not end.
        using Barrier both = new(2);
        bool[] met = new bool[2];
        FakeUnit unit = new()
        {
            Jobs =
            [
                token => met[0] = both.SignalAndWait(Bounded.Limit, token),
                token => met[1] = both.SignalAndWait(Bounded.Limit, token),
            ],
        };

        Exception? thrown = Bounded.Run(() => Scheduler.Run([unit], 2, _ => { }, CancellationToken.None));

        Assert.Null(thrown);
        Assert.Equal([true, true], met);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_JobFails_ItsUnitFailsOnceAndTheOthersGoOn(int threads)
    {
        FakeUnit failing = new() { Jobs = [Throw, Throw, Throw] };
        FakeUnit[] units = [Counting(), failing, Counting(), Counting()];
        int last = 0;

        Exception? thrown = Bounded.Run(
            () => Scheduler.Run(units, threads, done => last = done, CancellationToken.None));

        Assert.Null(thrown);
        Assert.Equal((1, 0, 1), failing.Steps);
        Assert.Equal("NT7006", failing.Failure?.Diagnostic.Code);
        Assert.All(units.Where(unit => unit != failing), unit => Assert.Equal((1, 1, 0), unit.Steps));
        Assert.Equal(4, last);
    }

    [Fact]
    public void Run_JobFailsOnOneThread_TheUnitsOtherJobsAreDropped()
    {
        bool ran = false;
        FakeUnit unit = new() { Jobs = [Throw, _ => ran = true] };

        Exception? thrown = Bounded.Run(() => Scheduler.Run([unit], 1, _ => { }, CancellationToken.None));

        Assert.Null(thrown);
        Assert.False(ran);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_BeginOrCompleteFails_TheUnitFailsAndTheNextRuns(bool begin)
    {
        Action fail = () => Throw(CancellationToken.None);
        FakeUnit failing = begin ? new() { OnBegin = fail, Jobs = [Throw] } : new() { OnComplete = fail };
        FakeUnit next = Counting();

        Exception? thrown = Bounded.Run(() => Scheduler.Run([failing, next], 2, _ => { }, CancellationToken.None));

        Assert.Null(thrown);
        Assert.Equal((1, begin ? 0 : 1, 1), failing.Steps);
        Assert.Equal((1, 1, 0), next.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_ProgramFault_SurfacesAndStopsTheRun(int threads)
    {
        InvalidOperationException fault = new("a bug");
        FakeUnit[] units = [new() { Jobs = [_ => throw fault] }, .. Enumerable.Range(0, 200).Select(_ => Slow())];

        Exception? thrown = Bounded.Run(() => Scheduler.Run(units, threads, _ => { }, CancellationToken.None));

        Assert.Same(fault, Assert.IsType<AggregateException>(thrown).InnerException);
        Assert.Contains(units, unit => unit.Steps.Begun == 0);
    }

    [Fact]
    public void Run_OperationCanceledThatNobodyAskedFor_IsAProgramFault()
    {
        FakeUnit unit = new() { Jobs = [_ => throw new OperationCanceledException()] };

        Exception? thrown = Bounded.Run(() => Scheduler.Run([unit], 2, _ => { }, CancellationToken.None));

        Assert.IsType<AggregateException>(thrown);
    }

    [Fact]
    public void Run_CancelledWhileWorkersAreIdle_ReturnsPromptlyAndThrows()
    {
        using CancellationTokenSource source = new();
        using ManualResetEventSlim started = new();
        FakeUnit unit = new()
        {
            Jobs =
            [
                token =>
                {
                    started.Set();
                    token.WaitHandle.WaitOne(Bounded.Limit);
                    token.ThrowIfCancellationRequested();
                },
            ],
        };
        (Thread thread, Func<Exception?> thrown) =
            Bounded.Start(() => Scheduler.Run([unit, Counting()], 4, _ => { }, source.Token));
        Assert.True(started.Wait(Bounded.Limit, TestContext.Current.CancellationToken));

        source.Cancel();

        Assert.True(thread.Join(Bounded.Limit / 2), "did not return promptly");
        Assert.IsType<OperationCanceledException>(thrown());
        Assert.Equal((1, 0, 0), unit.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_CancelledByAJob_BeginsNoFurtherUnit(int threads)
    {
        using CancellationTokenSource source = new();
        FakeUnit[] units =
            [Counting(), new() { Jobs = [_ => source.Cancel()] }, .. Enumerable.Range(0, 200).Select(_ => Slow())];

        Exception? thrown = Bounded.Run(() => Scheduler.Run(units, threads, _ => { }, source.Token));

        Assert.IsType<OperationCanceledException>(thrown);
        Assert.Contains(units, unit => unit.Steps.Begun == 0);
    }

    [Fact]
    public void Run_AlreadyCancelled_BeginsNothing()
    {
        FakeUnit unit = Counting();

        Exception? thrown = Bounded.Run(() => Scheduler.Run([unit], 2, _ => { }, new CancellationToken(true)));

        Assert.IsType<OperationCanceledException>(thrown);
        Assert.Equal((0, 0, 0), unit.Steps);
    }

    [Fact]
    public void Run_NoThreads_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Run([], 0, _ => { }, CancellationToken.None));

    private static FakeUnit Counting() => new() { Jobs = [_ => { }, _ => { }] };

    private static FakeUnit Slow() => new() { Jobs = [_ => Thread.Sleep(5)] };

    private static void Throw(CancellationToken cancellation) =>
        throw new NuTonicException(Errors.ContentLost, null, "x");
}

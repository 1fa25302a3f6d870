using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>A unit that counts what the scheduler does with it.</summary>
internal sealed class FakeUnit : IUnit
{
    private int _begun;
    private int _completed;
    private int _failed;

    public IReadOnlyList<Action<CancellationToken>> Jobs { get; init; } = [];

    public Action OnBegin { get; init; } = () => { };

    public Action OnEnd { get; init; } = () => { };

    public Action OnComplete { get; init; } = () => { };

    /// <summary>How often each step ran.</summary>
    public (int Begun, int Completed, int Failed) Steps => (_begun, _completed, _failed);

    public NuTonicException? Failure { get; private set; }

    public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _begun);
        OnBegin();
        return Jobs;
    }

    public void Complete(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _completed);
        OnComplete();
        OnEnd();
    }

    public void Fail(NuTonicException failure)
    {
        Interlocked.Increment(ref _failed);
        Failure = failure;
        OnEnd();
    }
}

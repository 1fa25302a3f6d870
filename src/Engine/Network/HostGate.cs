using NuTonic.Engine.Diagnostics;
using Polly;
using Polly.CircuitBreaker;

namespace NuTonic.Engine.Network;

/// <summary>
/// Lets requests to one host through: so many at the same time, so many a second, none while the host asked for a
/// pause, and none for a while after it failed again and again. A host that does so several times in a row is given
/// up. Safe for several threads.
/// </summary>
internal sealed class HostGate : IDisposable
{
    private const int BreaksUntilGivenUp = 4;
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _slots;
    private readonly RequestPace _pace;
    private readonly ResiliencePipeline _breaker;
    private int _breaks;
    private volatile Diagnostic? _givenUp;

    /// <summary>A gate with <paramref name="limits"/> on the clock <paramref name="time"/>.</summary>
    public HostGate(FetchLimits limits, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Burst, 1);
        Limits = limits;
        _slots = new SemaphoreSlim(limits.Concurrency);
        _pace = new RequestPace(limits.Spacing, limits.Burst, time);
        _breaker = new ResiliencePipelineBuilder
        {
            TimeProvider = time,
        }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = static args => ValueTask.FromResult(
                args.Outcome.Exception is FetchFailedException { Trouble.IsHostFault: true }),
            FailureRatio = 0.8,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDurationGenerator = static args => ValueTask.FromResult(
                FirstBreak * Math.Pow(3, Math.Min(args.HalfOpenAttempts, 3))),
            OnOpened = args => Opened(args.Outcome.Exception as FetchFailedException),
            OnClosed = _ =>
            {
                _breaks = 0;
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>What it holds to.</summary>
    public FetchLimits Limits { get; }

    /// <summary>Runs <paramref name="send"/> when its turn has come; it is told how long that took.</summary>
    /// <exception cref="FetchFailedException">The sending failed, or the host was given up.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FetchResponse> RunAsync(
        FetchHop hop, Func<TimeSpan, CancellationToken, Task<FetchResponse>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _slots.WaitAsync(cancellationToken);
            try
            {
                // The moment is taken last: requests that have one do not wait for anything else.
                TimeSpan waited = await _pace.WaitAsync(cancellationToken);
                ThrowIfGivenUp(hop);
                return await _breaker.ExecuteAsync(
                    static async (state, token) => await state.send(state.waited, token),
                    (send, waited),
                    cancellationToken);
            }
            catch (BrokenCircuitException e)
            {
                // Somebody else is trying whether the host is back.
                ThrowIfGivenUp(hop);
                Pause(e.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
            }
            finally
            {
                _slots.Release();
            }
        }
    }

    /// <summary>Holds back all requests to the host for <paramref name="wait"/>.</summary>
    public void Pause(TimeSpan wait) => _pace.Pause(wait);

    /// <summary>
    /// Sends nothing to the host any more: each request fails with an error that quotes <paramref name="last"/>.
    /// </summary>
    public void GiveUp(Diagnostic last) => _givenUp ??= last;

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private ValueTask Opened(FetchFailedException? last)
    {
        if (++_breaks >= BreaksUntilGivenUp && last is not null)
        {
            GiveUp(last.Trouble.Error(1));
        }

        return ValueTask.CompletedTask;
    }

    private void ThrowIfGivenUp(FetchHop hop)
    {
        if (_givenUp is { } last)
        {
            throw new FetchFailedException(new FetchTrouble(_ => Diagnostic.Create(
                Errors.FetchHostGivenUp, null, hop.Address.Authority, FetchWords.What(hop.Request), last.Message)));
        }
    }
}

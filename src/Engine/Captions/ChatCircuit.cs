using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Remembers failures that further requests would only repeat, so that a build with a million captions ends with the
/// first of them. Safe for several threads.
/// </summary>
internal sealed class ChatCircuit : IDisposable
{
    private const int TolerableFailures = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Diagnostic> _models = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _opened = new();
    private Diagnostic? _server;
    private int _inARow;

    /// <summary>Cancelled when no request can succeed any more: waiting is pointless then.</summary>
    public CancellationToken Opened => _opened.Token;

    /// <summary>Throws what an earlier request failed with, if this one would too.</summary>
    /// <exception cref="NuTonicException">The error of that request.</exception>
    public void ThrowIfOpen(string model)
    {
        Diagnostic? error;
        lock (_lock)
        {
            error = _server ?? _models.GetValueOrDefault(model);
        }

        if (error is not null)
        {
            throw new NuTonicException(error, null);
        }
    }

    /// <summary>An answer came: failures before it were no pattern.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            _inARow = 0;
        }
    }

    /// <summary>A request failed for good.</summary>
    public void Fail(string model, FailureReach reach, Diagnostic error)
    {
        bool isOpened;
        lock (_lock)
        {
            _inARow += reach == FailureReach.Perhaps ? 1 : 0;
            if (reach == FailureReach.Model)
            {
                _models.TryAdd(model, error);
            }

            isOpened = reach == FailureReach.Server || _inARow >= TolerableFailures;
            _server ??= isOpened ? error : null;
        }

        if (isOpened)
        {
            _opened.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.Dispose();
}

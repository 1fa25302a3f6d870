using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>Keeps the first few nodes that a dry run found out of date, in ordinal order, for the error message.</summary>
internal sealed class FirstNodes(IDatasetLog log) : IDatasetLog
{
    private const int Shown = 3;

    private readonly Lock _gate = new();
    private readonly SortedSet<string> _first = new(StringComparer.Ordinal);

    /// <summary>The nodes, separated by commas.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join("; ", _first);
            }
        }
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => log.Report(diagnostic);

    /// <inheritdoc/>
    public void Detail(string text)
    {
        log.Detail(text);
        lock (_gate)
        {
            _first.Add(text);
            if (_first.Count > Shown)
            {
                _first.Remove(_first.Max!);
            }
        }
    }

    /// <inheritdoc/>
    public void Summary(string text) => log.Summary(text);
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Keeps the first few nodes that a dry run found out of date, in ordinal order, for the error message.
/// </summary>
internal sealed class FirstNodes(IDatasetLog log) : IDatasetLog
{
    private const int Shown = 3;

    private readonly Lock _gate = new();
    private readonly SortedSet<string> _first = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _firstBuilt = new(StringComparer.Ordinal);

    /// <summary>The nodes, separated by semicolons.</summary>
    /// <param name="builtOnly">Leaves out those that the cache has.</param>
    public string Text(bool builtOnly)
    {
        lock (_gate)
        {
            return string.Join("; ", builtOnly ? _firstBuilt : _first);
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
            Keep(_first, text);
            if (text.Contains(": would be built (", StringComparison.Ordinal))
            {
                Keep(_firstBuilt, text);
            }
        }
    }

    /// <inheritdoc/>
    public void Summary(string text) => log.Summary(text);

    private static void Keep(SortedSet<string> first, string text)
    {
        first.Add(text);
        if (first.Count > Shown)
        {
            first.Remove(first.Max!);
        }
    }
}

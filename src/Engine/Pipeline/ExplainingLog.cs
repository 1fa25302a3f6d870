using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Shows every node that a dry run met: what is detail in a build is the point of an explanation. The lines are kept
/// and shown in order, because threads find them in any.
/// </summary>
internal sealed class ExplainingLog(IDatasetLog log) : IDatasetLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _nodes = [];

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => log.Report(diagnostic);

    /// <inheritdoc/>
    public void Detail(string text)
    {
        lock (_gate)
        {
            _nodes.Add(text);
        }
    }

    /// <inheritdoc/>
    public void Summary(string text) => log.Summary(text);

    /// <summary>Shows the nodes.</summary>
    public void Show()
    {
        foreach (string node in _nodes.Order(StringComparer.Ordinal))
        {
            log.Summary(node);
        }
    }
}

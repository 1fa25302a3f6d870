using System.Collections.Concurrent;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline;

/// <summary>Keeps what a run of the engine says.</summary>
internal sealed class RecordingLog : IDatasetLog
{
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = new();
    private readonly ConcurrentQueue<string> _details = new();
    private readonly ConcurrentQueue<string> _summaries = new();

    public Diagnostic[] Diagnostics => [.. _diagnostics];

    public string[] Details => [.. _details];

    public string[] Summaries => [.. _summaries];

    /// <summary>Codes once each, in order.</summary>
    public string[] Codes =>
        [.. _diagnostics.Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];

    public Diagnostic[] Errors => [.. _diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];

    public void Report(Diagnostic diagnostic) => _diagnostics.Enqueue(diagnostic);

    public void Detail(string text) => _details.Enqueue(text);

    public void Summary(string text) => _summaries.Enqueue(text);
}

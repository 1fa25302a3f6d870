using System.Collections.Concurrent;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>Keeps what a build tells.</summary>
internal sealed class RecordingListener : IBuildListener
{
    private readonly ConcurrentQueue<(string Node, Verdict Verdict, string Reason)> _nodes = new();
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = new();

    public IReadOnlyList<(string Node, Verdict Verdict, string Reason)> Nodes => [.. _nodes];

    public IReadOnlyList<Diagnostic> Diagnostics => [.. _diagnostics];

    public IEnumerable<string> Codes => _diagnostics.Select(diagnostic => diagnostic.Code);

    public void NodeFinished(string node, Verdict verdict, string reason) => _nodes.Enqueue((node, verdict, reason));

    public void Report(Diagnostic diagnostic) => _diagnostics.Enqueue(diagnostic);

    public void Progress(int finished, int total)
    {
    }
}

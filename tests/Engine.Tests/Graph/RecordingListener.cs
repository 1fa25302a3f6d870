using System.Collections.Concurrent;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>Keeps what a build tells.</summary>
internal sealed class RecordingListener : IBuildListener
{
    private readonly ConcurrentQueue<NodeReport> _nodes = new();
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = new();

    public IReadOnlyList<NodeReport> Reports => [.. _nodes];

    public IReadOnlyList<(string Node, Verdict Verdict, string Reason)> Nodes =>
        [.. _nodes.Select(node => (node.FullName, node.Verdict, node.Reason.ToString()))];

    public IReadOnlyList<Diagnostic> Diagnostics => [.. _diagnostics];

    public IEnumerable<string> Codes => _diagnostics.Select(diagnostic => diagnostic.Code);

    public void NodeFinished(in NodeReport node) => _nodes.Enqueue(node);

    public void Report(Diagnostic diagnostic) => _diagnostics.Enqueue(diagnostic);

    public void Progress(int finished, int total)
    {
    }
}

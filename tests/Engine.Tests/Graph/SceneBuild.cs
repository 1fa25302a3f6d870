using System.Collections.Immutable;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>What one build did.</summary>
/// <param name="Verdicts">One per node, in order.</param>
/// <param name="Listener">What it told.</param>
/// <param name="Services">What it used.</param>
internal sealed record SceneBuild(ImmutableArray<Verdict> Verdicts, RecordingListener Listener, BuildServices Services)
{
    /// <summary>Reasons in the order in which nodes finished.</summary>
    public IEnumerable<string> Reasons => Listener.Nodes.Select(node => node.Reason);
}

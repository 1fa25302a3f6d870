using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Holds what a node gave in a rebuild against what the cache has for the same fingerprint.</summary>
internal static class RebuildComparison
{
    /// <summary>
    /// Reports that <paramref name="node"/> is not deterministic when its stored result is another one. No stored
    /// result, or one that cannot be read, says nothing.
    /// </summary>
    /// <param name="unit">Name of the node's unit.</param>
    /// <param name="node">The node that was computed.</param>
    /// <param name="result">What came out now.</param>
    /// <param name="services">The cache, and who is told.</param>
    public static void Report(string unit, Node node, ActionResult result, BuildServices services)
    {
        if (services.Actions.TryGet(node.Manifest.Fingerprint, out ActionRecord? action)
            && ActionResult.Unpack(action.Result.Span, node.Outputs.Length) is { } before
            && !(before.Payload.Span.SequenceEqual(result.Payload.Span)
                && before.Contents.SequenceEqual(result.Contents)))
        {
            services.Listener.Report(Diagnostic.Create(
                Errors.Nondeterministic,
                null,
                $"{unit}/{node.Name}",
                string.Join(' ', before.Contents.Select(digest => digest.Short)),
                string.Join(' ', result.Contents.Select(digest => digest.Short))));
        }
    }
}

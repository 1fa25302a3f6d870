using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>Why a node was not as the last build left it.</summary>
/// <param name="Causes">In the order of the manifest.</param>
internal sealed record Reason(ImmutableArray<Cause> Causes)
{
    /// <summary>Of a node that is up to date.</summary>
    public static Reason None { get; } = new([]);

    /// <summary>The last build had no such node.</summary>
    public static Reason New { get; } = Of(CauseKind.New, "new");

    /// <summary>Everything is computed again.</summary>
    public static Reason Rebuild { get; } = Of(CauseKind.Rebuild, "rebuild");

    /// <summary>Same inputs, but the result was dropped.</summary>
    public static Reason ResultLost { get; } = Of(CauseKind.Cache, "its result is no longer in the cache");

    /// <summary>Other inputs, and the old ones are unknown.</summary>
    public static Reason InputsLost { get; } =
        Of(CauseKind.Cache, "its inputs changed; the cache no longer has the old ones to compare with");

    /// <summary>Other inputs, in a way that the fields do not show.</summary>
    public static Reason InputsChanged { get; } = Of(CauseKind.Input, "its inputs changed");

    /// <summary>The unit left the build.</summary>
    public static Reason Removed { get; } =
        Of(CauseKind.Removed, "it is no longer part of the data set: its files would be removed");

    /// <summary>What is behind the causes: options, files, code; the yields of other nodes are resolved.</summary>
    public ImmutableArray<Cause> Roots { get; } = RootsOf(Causes);

    /// <summary>
    /// The node waits for <paramref name="node"/>, which is dirty because of <paramref name="roots"/>.
    /// </summary>
    public static Reason Follows(string node, ImmutableArray<Cause> roots) =>
        new([new Cause(CauseKind.Input, node, null, null)
        {
            Sentence = $"if {node} comes out different",
            Roots = roots,
        }]);

    /// <summary>Published files that are not as they were published.</summary>
    public static Reason OfOutputs(IEnumerable<(OutputRecord Output, OutputState State)> outputs) => new(
        [.. outputs.Select(output => new Cause(
            CauseKind.Output, output.Output.Path, output.Output.Digest.ToString(), null)
        {
            Sentence = $"{output.Output.Path} {(output.State == OutputState.Missing ? "is missing" : "was edited")}",
        })]);

    /// <summary>The same results belong into other files.</summary>
    /// <param name="before">Path of the first published one in the last build.</param>
    /// <param name="now">Its path in this build.</param>
    public static Reason Moved(string before, string now) => new(
        [new Cause(CauseKind.Output, before, before, now) { Sentence = $"{before} moves to {now}" }]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Causes);

    private static ImmutableArray<Cause> RootsOf(ImmutableArray<Cause> causes)
    {
        ImmutableArray<Cause>.Builder roots = ImmutableArray.CreateBuilder<Cause>();
        foreach (Cause cause in causes)
        {
            foreach (Cause root in cause.Kind == CauseKind.Input ? cause.Roots : [cause])
            {
                if (!roots.Contains(root))
                {
                    roots.Add(root);
                }
            }
        }

        return roots.ToImmutable();
    }

    private static Reason Of(CauseKind kind, string sentence) =>
        new([new Cause(kind, null, null, null) { Sentence = sentence }]);
}

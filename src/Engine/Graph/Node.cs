using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>A unit of work: what it depends on, what it yields, and how to compute it.</summary>
internal sealed class Node
{
    /// <summary>Name inside the unit, stable from build to build, such as "r00128_c00256/chip".</summary>
    public required string Name { get; init; }

    /// <summary>Kind, such as "tile/chip"; summaries count by it.</summary>
    public required string Kind { get; init; }

    /// <summary>All that the result depends on.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>
    /// One entry per output, in the order of <see cref="NodeProduct.Contents"/>: the path below the output folder where
    /// it is published ("/" separates), or null for a content that only other nodes read.
    /// </summary>
    public required ImmutableArray<string?> Outputs { get; init; }

    /// <summary>Says where a field of the manifest comes from; asked only to explain.</summary>
    public Func<string, FieldOrigin> Origin { get; init; } = static _ => new FieldOrigin(CauseKind.Input);

    /// <summary>True when the unit itself reads the contents: one that left the store makes the node dirty.</summary>
    public bool NeedsContents { get; init; }

    /// <summary>
    /// True when the result was paid for: it is made safe before anything else happens,
    /// and a rebuild does not pay again.
    /// </summary>
    public bool IsPaidFor { get; init; }

    /// <summary>
    /// Computes the result; pure, may run on any thread, throws <c>NuTonicException</c> for bad input.
    /// </summary>
    public required Func<CancellationToken, NodeProduct> Compute { get; init; }
}

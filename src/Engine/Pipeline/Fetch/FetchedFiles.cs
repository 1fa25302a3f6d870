using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What was fetched for a place.</summary>
/// <param name="Files">Contents by path below its folder.</param>
internal sealed record FetchedFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>What the user is told in each build that uses these files; without locations.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}

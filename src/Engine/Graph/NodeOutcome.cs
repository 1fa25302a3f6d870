namespace NuTonic.Engine.Graph;

/// <summary>Result of evaluating a node.</summary>
/// <param name="Verdict">What was done, or in a dry run would be done.</param>
/// <param name="Record">What to remember; null when a dry run met a node that would have to be computed.</param>
internal sealed record NodeOutcome(Verdict Verdict, NodeRecord? Record);

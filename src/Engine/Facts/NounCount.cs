namespace NuTonic.Engine.Facts;

/// <summary>How many elements of a patch have the same noun.</summary>
/// <param name="Noun">The noun, singular.</param>
/// <param name="Count">At least 1.</param>
internal sealed record NounCount(string Noun, int Count);

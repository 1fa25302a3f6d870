namespace NuTonic.Engine.Facts;

/// <summary>A tag that reaches captions, and what it means.</summary>
/// <param name="Key">Key.</param>
/// <param name="Value">Value.</param>
/// <param name="Meaning">From the glossary, a phrase without a full stop; null when it does not know the tag.</param>
internal sealed record TagFact(string Key, string Value, string? Meaning);

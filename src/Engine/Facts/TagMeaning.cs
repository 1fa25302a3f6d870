namespace NuTonic.Engine.Facts;

/// <summary>What a glossary says of a tag.</summary>
/// <param name="Noun">What a thing with this tag is called, singular; null when the tag does not make a thing.</param>
/// <param name="Meaning">What the tag says, a phrase without a full stop; null when there is only a noun.</param>
/// <param name="Rank">Place in the glossary: of the nouns of a thing's tags,
/// the one of the lowest rank is its name.</param>
internal sealed record TagMeaning(string? Noun, string? Meaning, int Rank);

namespace NuTonic.Engine.Facts;

/// <summary>One row of a glossary.</summary>
/// <param name="Key">Key of the tag.</param>
/// <param name="Value">Value; "*" for every value that has no row of its own.</param>
/// <param name="Noun">Null without one; {value} in it stands for the tag's value.</param>
/// <param name="Meaning">Null without one; {value} as in the noun.</param>
internal sealed record GlossaryRow(string Key, string Value, string? Noun, string? Meaning);

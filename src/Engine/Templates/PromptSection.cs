using System.Collections.Immutable;

namespace NuTonic.Engine.Templates;

/// <summary>A section that a template file must have.</summary>
/// <param name="Name">Text between the brackets of its header.</param>
/// <param name="Placeholders">Names, lower case, that its lines may use: those that always have a value there.</param>
/// <param name="IsText">All lines together are one text, blank lines in the middle included; false: each is a
/// variant.</param>
internal sealed record PromptSection(string Name, ImmutableArray<string> Placeholders, bool IsText = false);

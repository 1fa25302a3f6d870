using System.Collections.Immutable;

namespace NuTonic.Engine.Rows;

/// <summary>A section that a template file must have.</summary>
/// <param name="Name">Text between the brackets of its header.</param>
/// <param name="Placeholders">Names, lower case, that its lines may use: those that always have a value there.</param>
internal sealed record PromptSection(string Name, ImmutableArray<string> Placeholders);

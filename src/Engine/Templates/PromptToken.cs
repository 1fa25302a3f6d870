namespace NuTonic.Engine.Templates;

/// <summary>A piece of a template line: literal text, or a placeholder to be filled.</summary>
/// <param name="Text">The literal text, or the placeholder's name in lower case.</param>
/// <param name="IsPlaceholder">False: <paramref name="Text"/> is copied.</param>
/// <param name="IsCapital">The inserted text starts with a capital letter.</param>
/// <param name="Singular">With <paramref name="Plural"/>: the form to insert instead of the value; null for
/// the value.</param>
/// <param name="Plural">The form for a plural value.</param>
internal sealed record PromptToken(
    string Text,
    bool IsPlaceholder = false,
    bool IsCapital = false,
    string? Singular = null,
    string? Plural = null);

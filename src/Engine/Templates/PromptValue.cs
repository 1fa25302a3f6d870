namespace NuTonic.Engine.Templates;

/// <summary>What stands for a placeholder.</summary>
/// <param name="Text">Put in as it is: braces in it mean nothing.</param>
/// <param name="IsPlural">Whether a verb after it is plural.</param>
internal readonly record struct PromptValue(string Text, bool IsPlural = false)
{
    /// <summary>A value that verbs agree with in the singular.</summary>
    public static implicit operator PromptValue(string text) => new(text);
}

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Makes texts of a file's header fit for messages and cards.</summary>
internal static class DescriptionText
{
    private const int MaxLength = 200;

    /// <summary>One line of at most 200 characters without control characters.</summary>
    public static string Clean(string text)
    {
        string shortened = text.Length <= MaxLength ? text : text[..MaxLength];
        return string.Concat(shortened.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
    }
}

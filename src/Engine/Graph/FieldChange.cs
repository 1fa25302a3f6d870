namespace NuTonic.Engine.Graph;

/// <summary>A field that differs between two manifests of a node.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Type">Type of its value.</param>
/// <param name="Old">Text of its value in the last build; null when it is new.</param>
/// <param name="New">Text of its value now; null when it is gone.</param>
internal readonly record struct FieldChange(string Name, FieldType Type, string? Old, string? New)
{
    private const int DigestDigits = 64;

    /// <summary>The change as a cause.</summary>
    /// <param name="origin">Where the field comes from.</param>
    public Cause From(FieldOrigin origin) => new(origin.Kind, Name, Old, New)
    {
        File = origin.Kind == CauseKind.File ? origin.Where : null,
        IsHash = Type == FieldType.Hash || IsDigest(Old) || IsDigest(New),
    };

    // Digests in the settings and the card are text.
    private static bool IsDigest(string? value) =>
        value is { Length: DigestDigits } && value.All(char.IsAsciiHexDigitLower);
}

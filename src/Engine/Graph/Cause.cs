using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>One thing that made a node dirty.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Field">Name of the manifest's field, path of the output, or null when the kind says it all.</param>
/// <param name="Old">Its value in the last build; null when there was none.</param>
/// <param name="New">Its value now; null when there is none.</param>
internal sealed record Cause(CauseKind Kind, string? Field, string? Old, string? New)
{
    private const int ShownHashDigits = 12;
    private const int FingerprintDigits = 64;
    private const int WindowHashDigits = 32;
    private const int ShownRoots = 3;

    /// <summary>Path of the file below the unit's folder, where one is behind the field.</summary>
    public string? File { get; init; }

    /// <summary>Text to print instead of field and values; null for the usual one.</summary>
    public string? Sentence { get; init; }

    /// <summary>True when the values are hashes, which are printed in short.</summary>
    public bool IsHash { get; init; }

    /// <summary>For the yield of another node: what made that one dirty, down to options, files and code.</summary>
    public ImmutableArray<Cause> Roots { get; init; } = [];

    /// <summary>Name of the thing: the file with its field, the option, or the field.</summary>
    public string Name => this switch
    {
        { File: { } file, IsHash: true } => file,
        { File: { } file } => $"{file} {Field}",
        { Kind: CauseKind.Code } => "code of the step, version",
        _ => Field ?? "",
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Sentence is not null)
        {
            return Sentence;
        }

        string values = (Old, New) switch
        {
            (null, null) => Name,
            (null, { } added) => $"{Name} added: {Shown(added)}",
            ({ } gone, null) => $"{Name} removed: {Shown(gone)}",
            ({ } was, { } now) => $"{Name} {Shown(was)} -> {Shown(now)}",
        };
        return Roots.IsEmpty ? values : $"{values} because of {RootNames()}";
    }

    private string RootNames()
    {
        string names = string.Join(" and ", Roots.Take(ShownRoots).Select(root => root.Name));
        return Roots.Length > ShownRoots
            ? FormattableString.Invariant($"{names} and {Roots.Length - ShownRoots} more")
            : names;
    }

    private string Shown(string value) =>
        IsHash && value.Length is FingerprintDigits or WindowHashDigits ? value[..ShownHashDigits] : value;
}

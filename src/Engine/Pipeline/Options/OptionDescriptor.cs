using System.Collections.Immutable;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>One public option: an MSBuild property of the same name.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Kind">How its text is read.</param>
/// <param name="Default">Value when nobody sets it.</param>
/// <param name="Summary">One sentence for docs/properties.md.</param>
internal sealed record OptionDescriptor(string Name, OptionKind Kind, string Default, string Summary)
{
    /// <summary>Default under <c>Compat=reference</c>; null when it is the same.</summary>
    public string? ReferenceDefault { get; init; }

    /// <summary>The profile that reads it; null for all.</summary>
    public string? Profile { get; init; }

    /// <summary>Default in the profile of aerial quads; null when it is the same.</summary>
    public string? AerialDefault { get; init; }

    /// <summary>The reference builder's flag for the same thing; null when it has none.</summary>
    public string? ReferenceFlag { get; init; }

    /// <summary>Smallest value of a number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value of a number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Words of a choice.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>False for options that say where or how fast, but change no byte of the data set.</summary>
    public bool ChangesResult { get; init; } = true;

    /// <summary>The allowed values in words.</summary>
    public string Range => Kind switch
    {
        OptionKind.Integer or OptionKind.Number => FormattableString.Invariant(
            $"{(Kind == OptionKind.Integer ? "a whole number" : "a number")} from {Minimum} to {Maximum}"),
        OptionKind.Flag => "true or false",
        OptionKind.Choice => string.Join(" or ", Choices),
        OptionKind.Path => "a path",
        OptionKind.List => "a list, separated by spaces, ';' or ','",
        OptionKind.Size => "a size in bytes, or such as 500MB, 10GB or 8GiB",
        OptionKind.Age => "a number of days, or such as 30d or 12h",
        _ => "any text",
    };
}

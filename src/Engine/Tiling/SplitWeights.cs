using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tiling;

/// <summary>Relative sizes of the splits; each 0..<see cref="MaxWeight"/>, not all 0.</summary>
/// <param name="Train">Weight of <see cref="Split.Train"/>.</param>
/// <param name="Validation">Weight of <see cref="Split.Validation"/>.</param>
/// <param name="Test">Weight of <see cref="Split.Test"/>.</param>
internal sealed record SplitWeights(int Train, int Validation, int Test)
{
    /// <summary>Largest weight of one split.</summary>
    public const int MaxWeight = 1_000_000;

    /// <summary>Sum of the weights.</summary>
    public int Total => Train + Validation + Test;

    /// <summary>Reads "train;validation;test", for example "8;1;1".</summary>
    /// <param name="text">Three whole numbers; blanks around them are allowed.</param>
    /// <param name="locate">
    /// Where the text stands, null when unknown. Asked for the error only: finding out evaluates the project once more.
    /// </param>
    /// <exception cref="NuTonicException">NT3001: not three weights of which at least one is positive.</exception>
    public static SplitWeights Parse(string text, Func<SourceLocation?> locate)
    {
        string[] parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length != 3
            || !TryParseWeight(parts[0], out int train)
            || !TryParseWeight(parts[1], out int validation)
            || !TryParseWeight(parts[2], out int test)
            || train + validation + test == 0)
        {
            throw new NuTonicException(Errors.SplitWeights, locate(), text, MaxWeight);
        }

        return new SplitWeights(train, validation, test);
    }

    private static bool TryParseWeight(string text, out int weight) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out weight) && weight <= MaxWeight;
}

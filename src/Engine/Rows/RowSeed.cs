using System.Globalization;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>Which variants a row gets: a pure function of the chip, the kind of row and the class.</summary>
internal static class RowSeed
{
    /// <summary>Seed of one row, made from <paramref name="stem"/>, kind and class.</summary>
    public static PromptSeed For(string stem, PromptKind kind, int? classId) =>
        PromptSeed.Of(string.Create(CultureInfo.InvariantCulture, $"{stem}\n{(int)kind}\n{classId ?? -1}"));
}

using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>A class's share of a chip, in words.</summary>
/// <param name="Class">Which class.</param>
/// <param name="Fraction">Unrounded, above 0 and at most 1.</param>
/// <param name="Percent">"43%", "less than 1%", "more than 99%" or "100%".</param>
internal sealed record WordedShare(LandCoverClass Class, double Fraction, string Percent)
{
    /// <summary>Too little to state as a number: below 1 %.</summary>
    public bool IsTrace => Fraction < 0.01;

    /// <summary>The percentage for the middle of a sentence: "about 43%", "less than 1%", "100%".</summary>
    public string About => char.IsAsciiDigit(Percent[0]) && Fraction < 1 ? "about " + Percent : Percent;
}

using System.Globalization;

namespace NuTonic.Engine.Pipeline;

/// <summary>Runs work in a culture that betrays text which was formatted or compared with the user's.</summary>
internal static class ForeignCulture
{
    /// <summary>
    /// Runs <paramref name="work"/>; threads that it starts inherit the culture. The caller's is back afterwards.
    /// </summary>
    public static void Run(Action work)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo words = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = Create(culture);
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            work();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = words;
        }
    }

    // Turkish has its own upper case of i; none of the signs below is that of the invariant culture. Where the system
    // has no Turkish, the signs alone have to do.
    private static CultureInfo Create(CultureInfo current)
    {
        string name = current.TwoLetterISOLanguageName == "tr" ? "lt-LT" : "tr-TR";
        CultureInfo culture;
        try
        {
            culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        }
        catch (CultureNotFoundException)
        {
            culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        }

        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NaNSymbol = "?";
        return culture;
    }
}

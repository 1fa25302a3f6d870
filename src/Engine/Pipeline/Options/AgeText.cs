using System.Globalization;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>Ages as users write them: days, or a number with the unit d or h.</summary>
internal static class AgeText
{
    private const double HoursOfDay = 24;
    private const double Largest = 1e6;

    /// <summary>Reads an age in hours, rounded up.</summary>
    public static bool TryParse(string text, out long hours)
    {
        bool isHours = text.EndsWith('h') || text.EndsWith('H');
        bool hasUnit = isHours || text.EndsWith('d') || text.EndsWith('D');
        bool good = double.TryParse(
            hasUnit ? text[..^1].TrimEnd() : text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double number)
            && number <= Largest;
        hours = good ? (long)Math.Ceiling(isHours ? number : number * HoursOfDay) : 0;
        return good;
    }
}

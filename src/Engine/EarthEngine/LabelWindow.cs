using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>A span of time in which label images are looked for. Its end is exclusive, so a single day is never empty.</summary>
/// <param name="Name">For messages and records, such as "+-7 days".</param>
/// <param name="Start">First instant, UTC; null for no limit.</param>
/// <param name="End">First instant after it, UTC; null for no limit.</param>
internal sealed record LabelWindow(string Name, DateTimeOffset? Start, DateTimeOffset? End)
{
    private const string Open = "..";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK"];

    /// <summary>A day, and as many whole days before and after it.</summary>
    /// <param name="day">UTC.</param>
    /// <param name="days">0 for the day alone.</param>
    public static LabelWindow Around(DateOnly day, int days)
    {
        DateTimeOffset midnight = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        string name = days == 0 ? "the scene's day" : string.Create(CultureInfo.InvariantCulture, $"+-{days} days");
        return new LabelWindow(name, midnight.AddDays(-days), midnight.AddDays(days + 1));
    }

    /// <summary>
    /// A window as it is written for a scene search: <c>2024-06-01</c>, <c>2024-06-01/2024-06-30</c>, <c>2024-06-01/..</c>,
    /// also with times of day, months or years. What is named last belongs to the window as a whole.
    /// </summary>
    /// <param name="text">Null or blank for no window.</param>
    /// <returns>Null for no window.</returns>
    /// <exception cref="NuTonicException">NT1707: it cannot be read, or ends before it starts.</exception>
    public static LabelWindow? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string[] sides = [.. text.Split('/').Select(side => side.Trim())];
        if (sides.Length > 2)
        {
            throw Wrong(text, "it has more than one slash");
        }

        DateTimeOffset? start = IsOpen(sides[0]) ? null : Side(text, sides[0]).Start;
        DateTimeOffset? end = IsOpen(sides[^1]) ? null : Side(text, sides[^1]).End;
        return start >= end
            ? throw Wrong(text, "it ends before it starts")
            : new LabelWindow("the query's window", start, end);
    }

    /// <summary>True when <paramref name="time"/> lies in the window.</summary>
    public bool Contains(DateTimeOffset time) => !(time < Start) && !(time >= End);

    /// <summary>True when no instant of this window lies outside of <paramref name="other"/>.</summary>
    public bool IsInside(LabelWindow other) =>
        (other.Start is null || Start >= other.Start) && (other.End is null || End <= other.End);

    private static bool IsOpen(string side) => side is "" or Open;

    private static (DateTimeOffset Start, DateTimeOffset End) Side(string text, string side)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        try
        {
            if (DateTimeOffset.TryParseExact(side, "yyyy-MM-dd", culture, Utc, out DateTimeOffset day))
            {
                return (day, day.AddDays(1));
            }

            // Times of images are whole milliseconds.
            if (DateTimeOffset.TryParseExact(side, Instants, culture, Utc, out DateTimeOffset instant))
            {
                return (instant, instant.AddMilliseconds(1));
            }

            if (DateTimeOffset.TryParseExact(side, "yyyy-MM", culture, Utc, out DateTimeOffset month))
            {
                return (month, month.AddMonths(1));
            }

            if (DateTimeOffset.TryParseExact(side, "yyyy", culture, Utc, out DateTimeOffset year))
            {
                return (year, year.AddYears(1));
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Wrong(text, "it reaches beyond the calendar");
        }

        throw Wrong(text, $"'{side}' is neither a day nor an instant");
    }

    private static NuTonicException Wrong(string text, string reason) => new(Errors.LabelWindowWrong, null, text, reason);
}

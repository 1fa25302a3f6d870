using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>A span of time in UTC, both ends included; null is an open end. At least one end is set.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">Last instant.</param>
internal sealed record DateWindow(DateTimeOffset? From, DateTimeOffset? To)
{
    private const string Open = "..";

    /// <summary>
    /// Reads what a user writes: a day, month or year, which are meant as a whole; an instant; or two of them with a
    /// slash between, of which one may be <c>..</c> or nothing.
    /// </summary>
    /// <exception cref="NuTonicException">NT1504.</exception>
    public static DateWindow Parse(string text)
    {
        string[] ends = text.Trim().Split('/');
        if (ends.Length > 2)
        {
            throw Invalid(text, "it has more than one slash");
        }

        DateTimeOffset? from = Start(ends[0], text);
        DateTimeOffset? to = End(ends[^1], text);
        if (from is null && to is null)
        {
            throw Invalid(text, ends.Length == 1 ? "it is empty" : "both ends are open");
        }

        return from > to ? throw Invalid(text, "it ends before it starts") : new DateWindow(from, to);
    }

    /// <summary>True when an item from <paramref name="start"/> to <paramref name="end"/> touches it.</summary>
    public bool Touches(DateTimeOffset start, DateTimeOffset end) => !(end < From) && !(start > To);

    /// <summary>
    /// The interval of RFC 3339 instants that a search takes, such as <c>2024-06-01T00:00:00Z/..</c>.
    /// </summary>
    public override string ToString() => Text(From) + "/" + Text(To);

    private static string Text(DateTimeOffset? end) => end is { } instant ? Instant.Text(instant) : Open;

    private static DateTimeOffset? Start(string end, string text) => Range(end, text)?.First;

    private static DateTimeOffset? End(string end, string text) => Range(end, text)?.Last;

    private static (DateTimeOffset First, DateTimeOffset Last)? Range(string end, string text)
    {
        string trimmed = end.Trim();
        if (trimmed is "" or Open)
        {
            return null;
        }

        if (Day(trimmed, "yyyy-MM-dd") is { } day)
        {
            return Whole(day, day.AddDays(1));
        }

        if (Day(trimmed, "yyyy-MM") is { } month)
        {
            return Whole(month, month.AddMonths(1));
        }

        if (Day(trimmed, "yyyy") is { Year: < 9999 } year)
        {
            return Whole(year, year.AddYears(1));
        }

        return Instant.TryParse(trimmed, out DateTimeOffset instant)
            ? (instant, instant)
            : throw Invalid(text, $"'{trimmed}' is no date");
    }

    // Ends are included, and servers differ in how many digits of a second they take: three do everywhere.
    private static (DateTimeOffset First, DateTimeOffset Last) Whole(DateTimeOffset first, DateTimeOffset next) =>
        (first, next.AddMilliseconds(-1));

    private static DateTimeOffset? Day(string text, string format) => DateTimeOffset.TryParseExact(
        text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
        && day.Year is > 1 and < 9999
        ? day
        : null;

    private static NuTonicException Invalid(string text, string reason) =>
        new(Errors.DateWindowInvalid, null, text.Length > 80 ? text[..80] + "..." : text, reason);
}

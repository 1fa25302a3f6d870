using System.Globalization;

namespace NuTonic.Engine.Network;

/// <summary>Reads the header Retry-After.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</seealso>
internal static class RetryAfter
{
    /// <summary>How long to wait; null when the header is absent or neither seconds nor a date.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="now">A date is taken relative to it; one in the past means not to wait.</param>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        // Some servers send fractions of a second, which the RFC does not know. "NaN" parses as well.
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds >= 0)
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 1e6));
        }

        if (!DateTimeOffset.TryParseExact(
            value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset date))
        {
            return null;
        }

        TimeSpan wait = date - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}

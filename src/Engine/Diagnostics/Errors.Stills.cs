namespace NuTonic.Engine.Diagnostics;

// NT1750-NT1799: still images from map services. No message ever holds a token. A retired code stays as a comment so
// that it is not given out again.
public static partial class Errors
{
    // NT1750 was a token that cannot be sent: NT1322 tells it.

    /// <summary>No token: variable.</summary>
    public static readonly ErrorDescriptor StillTokenMissing = Error(
        "NT1751",
        "Stills need an access token of Mapbox: put it into the environment variable {0}, or switch stills off.");

    /// <summary>A place that the map does not show: subject, latitude, limit.</summary>
    public static readonly ErrorDescriptor StillPlaceOffMap = Error(
        "NT1752",
        "There is no still of {0}: the map ends at latitude {2}, and it lies at {1}. Switch stills off for it.");

    /// <summary>An answer that is no such picture: host, subject, reason.</summary>
    public static readonly ErrorDescriptor StillAnswerWrong = Error(
        "NT1753",
        "{0} sends no usable still of {1}: {2}. Build again; if it stays, report it, for then the "
        + "service has changed.");

    /// <summary>The token is refused: the fetcher's words, variable.</summary>
    public static readonly ErrorDescriptor StillRefused = Error(
        "NT1754",
        "{0} Put a token of Mapbox that has the scope styles:tiles into the environment variable {1} and check that "
        + "the account's terms and limits allow this use, or unset the variable to build without stills.");
}

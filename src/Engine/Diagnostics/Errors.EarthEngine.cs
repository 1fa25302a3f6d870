namespace NuTonic.Engine.Diagnostics;

// NT1700-NT1749: labels from Google Earth Engine. No message ever holds a key, a token or what a key file says. A
// retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>No project is named: variable.</summary>
    public static readonly ErrorDescriptor EarthEngineProjectMissing = Error(
        "NT1700",
        "Earth Engine wants to know which Google Cloud project asks: put the id of one that is registered for Earth "
        + "Engine into the environment variable {0}, or take labels from elsewhere.");

    /// <summary>What is named is no project id: variable.</summary>
    public static readonly ErrorDescriptor EarthEngineProjectWrong = Error(
        "NT1701",
        "The environment variable {0} does not hold the id or number of a Google Cloud project (6 to 30 of a-z, 0-9 "
        + "and hyphens, starting with a letter). Correct it.");

    /// <summary>The key file cannot be used: path, variable, reason.</summary>
    public static readonly ErrorDescriptor EarthEngineKeyFileWrong = Error(
        "NT1702",
        "The credential file '{0}' that the environment variable {1} names cannot be used: {2}. Point the variable to "
        + "the JSON key of a service account that may use Earth Engine.");

    /// <summary>No credential at all: variable.</summary>
    public static readonly ErrorDescriptor EarthEngineCredentialMissing = Error(
        "NT1703",
        "There are no usable Google credentials: put the path of a service account's JSON key into the environment "
        + "variable {0}, or run 'gcloud auth application-default login'.");

    /// <summary>The token service gives no token: origin of the credential, what it says.</summary>
    public static readonly ErrorDescriptor EarthEngineTokenRefused = Error(
        "NT1704",
        "Google gives no access token for the credentials of {0}: {1}. Check that the account and its key still exist "
        + "and that the clock of this machine is right.");

    /// <summary>An answer that cannot be read: host, subject, what was asked, reason.</summary>
    public static readonly ErrorDescriptor EarthEngineAnswerWrong = Error(
        "NT1705",
        "{0} answers the {2} of {1} with something else than was asked for: {3}. Build again; if it stays, report it, "
        + "for then the service has changed.");

    /// <summary>The request is refused: the fetcher's words, what to do.</summary>
    public static readonly ErrorDescriptor EarthEngineRefused = Error("NT1706", "{0} {1}");

    // NT1707 was a time window that is none: NT1504 tells it.

    /// <summary>No image has labels for the box: host, subject, windows.</summary>
    public static readonly ErrorDescriptor LabelImageMissing = Error(
        "NT1708",
        "{0} has no Dynamic World image with labels for {1} (looked at: {2}). Widen the time window, choose another "
        + "scene, or take labels from elsewhere for it.");

    // NT1709 was a scratch file that cannot be written: there is none any more.
}

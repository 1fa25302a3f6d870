namespace NuTonic.Engine.Pipeline;

/// <summary>What a session is opened for.</summary>
internal enum SessionPurpose
{
    /// <summary>To build, or to see whether a build would do anything.</summary>
    Build,

    /// <summary>To see what a build would do, and what it would cost.</summary>
    Forecast,

    /// <summary>To remove what was built: nothing is fetched for it.</summary>
    Clean,
}

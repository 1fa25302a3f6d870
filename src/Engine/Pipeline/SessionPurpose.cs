namespace NuTonic.Engine.Pipeline;

/// <summary>What a session is opened for.</summary>
internal enum SessionPurpose
{
    /// <summary>To build, or to see what a build would do.</summary>
    Build,

    /// <summary>To remove what was built: nothing is fetched for it.</summary>
    Clean,
}

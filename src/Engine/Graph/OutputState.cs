namespace NuTonic.Engine.Graph;

/// <summary>How a published file looks compared with what was published.</summary>
internal enum OutputState
{
    /// <summary>As it was written.</summary>
    Intact,

    /// <summary>Same bytes under another stamp.</summary>
    Touched,

    /// <summary>Other bytes: somebody changed it.</summary>
    Edited,

    /// <summary>No longer there.</summary>
    Missing,
}

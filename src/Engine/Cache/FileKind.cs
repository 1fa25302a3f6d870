namespace NuTonic.Engine.Cache;

/// <summary>What a path leads to, symbolic links followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or a link to nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A device, a pipe, or something that may not be looked at.</summary>
    Other,
}

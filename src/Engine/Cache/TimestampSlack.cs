namespace NuTonic.Engine.Cache;

/// <summary>How old a stamp must be before it is trusted to change with the next write.</summary>
internal static class TimestampSlack
{
    /// <summary>
    /// Local Linux file systems tick at 1-10 ms on kernels before 6.13, finer since; two such ticks.
    /// </summary>
    private static readonly TimeSpan Fine = TimeSpan.FromMilliseconds(20);

    /// <summary>FAT counts in steps of two seconds, and a server's clock may be off.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The slack for files on the file system of <paramref name="path"/>, an existing file or folder. Costs a system
    /// call: ask once per root folder, not per file.
    /// </summary>
    public static TimeSpan For(string path) => FileSystems.Of(path) == FileSystemKind.Local ? Fine : Coarse;
}

namespace NuTonic.Engine.Graph.Archive;

/// <summary>What the header of a tar entry says; nothing of it is to be believed.</summary>
/// <param name="Name">Name, "/" between folders.</param>
/// <param name="Type">Kind: '0' for a file.</param>
/// <param name="Size">Bytes of its content; the archive is at least that long.</param>
internal readonly record struct UstarEntry(string Name, char Type, long Size)
{
    /// <summary>Type of a file.</summary>
    public const char File = '0';
}

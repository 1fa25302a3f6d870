namespace NuTonic.Engine.Graph.Archive;

/// <summary>Writes a tar archive whose bytes depend on nothing but names and contents.</summary>
/// <param name="stream">Where it goes; stays open.</param>
internal sealed class UstarWriter(Stream stream)
{
    private static readonly byte[] Zeros = new byte[UstarHeader.BlockBytes];

    /// <summary>Appends a file.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        stream.Write(UstarHeader.Write(name, content.Length));
        stream.Write(content);
        int over = content.Length % UstarHeader.BlockBytes;
        stream.Write(Zeros.AsSpan(0, over == 0 ? 0 : UstarHeader.BlockBytes - over));
    }

    /// <summary>Marks the end.</summary>
    public void Finish()
    {
        stream.Write(Zeros);
        stream.Write(Zeros);
    }
}

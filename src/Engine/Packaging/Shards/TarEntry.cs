using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// A file as it lies in a shard: header, content, zeros up to a whole block. A shard is such entries one behind the
/// other and <see cref="TarEnd"/>, so it can be put together from parts that nobody has to look into.
/// </summary>
internal static class TarEntry
{
    /// <summary>Rises when the same content gives another entry.</summary>
    public const int Version = 1;

    /// <summary>The entry of a file.</summary>
    /// <param name="name">Relative path, at most 100 printable ASCII characters without blanks.</param>
    /// <param name="content">May be empty.</param>
    /// <exception cref="NuTonicException">NT6100: the name does not fit a plain header.</exception>
    public static byte[] Create(string name, ReadOnlySpan<byte> content)
    {
        byte[] entry = new byte[checked((int)BytesOf(content.Length))];
        TarHeader.Write(name, content.Length, entry);
        content.CopyTo(entry.AsSpan(TarHeader.BlockBytes));
        return entry;
    }

    /// <summary>The content of an entry, as a part of its bytes.</summary>
    /// <param name="entry">One whole entry.</param>
    /// <exception cref="NuTonicException">NT6102: it is not one that <see cref="Create"/> made.</exception>
    public static ReadOnlyMemory<byte> Content(ReadOnlyMemory<byte> entry)
    {
        (_, long size) = TarHeader.Read(entry.Span);
        if (entry.Length != BytesOf(size))
        {
            throw new NuTonicException(Errors.TarEntryDamaged, null, "its length is not what its header says");
        }

        return entry.Slice(TarHeader.BlockBytes, (int)size);
    }

    /// <summary>Bytes of the entry of a content of <paramref name="contentBytes"/>.</summary>
    public static long BytesOf(long contentBytes)
    {
        long blocks = (contentBytes + TarHeader.BlockBytes - 1) / TarHeader.BlockBytes;
        return (blocks + 1) * TarHeader.BlockBytes;
    }
}

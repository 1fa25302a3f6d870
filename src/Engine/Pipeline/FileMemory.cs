using System.IO.Hashing;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Digests of single large files, such as an extract of a country, kept with the stamps that they were read at: a file
/// is read again only when its stamp proves nothing. Losing the memory costs that time.
/// </summary>
/// <remarks>
/// A file in the folder for each path, named by its hash: the stamp, the digest, and the XxHash3 of both (8 bytes).
/// </remarks>
/// <param name="folder">Absolute folder of this checkout's state.</param>
/// <param name="remembers">False looks up only: a dry run writes nothing.</param>
internal sealed class FileMemory(string folder, bool remembers)
{
    private const int NameDigits = 16;

    /// <summary>Digest of the file at <paramref name="path"/>.</summary>
    /// <exception cref="NuTonicException">NT8015: it cannot be read; NT8016: it changes while it is read.</exception>
    public Digest DigestOf(string path)
    {
        string memory = Path.Combine(folder, Digest.Of(Encoding.UTF8.GetBytes(path)).ToString()[..NameDigits]);
        if (FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind)
            && kind == FileKind.File
            && Recall(memory) is { } known && known.Stamp == stamp)
        {
            return known.Digest;
        }

        (Digest digest, FileStamp read, bool racy) = new StampClock(Path.GetDirectoryName(path)!).Digest(path);
        if (remembers && !racy)
        {
            Remember(memory, read, digest);
        }

        return digest;
    }

    private static (FileStamp Stamp, Digest Digest)? Recall(string memory)
    {
        try
        {
            if (!File.Exists(memory))
            {
                return null;
            }

            byte[] bytes = File.ReadAllBytes(memory);
            ReadOnlySpan<byte> body = bytes.AsSpan(0, Math.Max(0, bytes.Length - sizeof(ulong)));
            if (!bytes.AsSpan(body.Length).SequenceEqual(XxHash3.Hash(body)))
            {
                return null;
            }

            RecordReader reader = new(body);
            return (reader.Stamp(), reader.Hash());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static void Remember(string memory, FileStamp stamp, Digest digest)
    {
        RecordWriter writer = new();
        writer.Stamp(stamp);
        writer.Hash(digest);
        byte[] body = writer.ToArray();
        try
        {
            AtomicFile.Write(memory, [.. body, .. XxHash3.Hash(body)]);
        }
        catch (NuTonicException)
        {
            // The next build reads the file again.
        }
    }
}

using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>A file that is to be on the Hub.</summary>
/// <param name="Path">In the repository, with '/'.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Digest">SHA-256 of its content, which is also its id in the store of large files.</param>
internal sealed record HubFile(string Path, long Size, Digest Digest)
{
    private const string MediaType = "application/octet-stream";
    private const int BufferBytes = 1 << 20;

    /// <summary>Absolute path of the file on this machine; "" for one whose bytes are in memory.</summary>
    public string LocalPath { get; private init; } = "";

    private ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>A file of this machine.</summary>
    public static HubFile OfDisk(string path, string localPath, long size, Digest digest) =>
        new(path, size, digest) { LocalPath = localPath };

    /// <summary>A file that is made for the publish.</summary>
    public static HubFile OfMemory(string path, ReadOnlyMemory<byte> bytes) =>
        new(path, bytes.Length, Digest.Of(bytes.Span)) { Bytes = bytes };

    /// <summary>All of it.</summary>
    /// <exception cref="NuTonicException">NT6413: it is no longer what it was; NT8015: it cannot be read.</exception>
    public ReadOnlyMemory<byte> Read()
    {
        if (LocalPath.Length == 0)
        {
            return Bytes;
        }

        byte[] content = Reading(() => File.ReadAllBytes(LocalPath));
        return content.LongLength == Size && Digest.Of(content) == Digest ? content : throw Changed();
    }

    /// <summary>At most the first <paramref name="count"/> bytes.</summary>
    /// <exception cref="NuTonicException">NT8015: it cannot be read.</exception>
    public byte[] Start(int count)
    {
        if (LocalPath.Length == 0)
        {
            return Bytes[..Math.Min(count, Bytes.Length)].ToArray();
        }

        return Reading(() =>
        {
            using FileStream file = File.OpenRead(LocalPath);
            byte[] start = new byte[(int)Math.Min(count, file.Length)];
            file.ReadExactly(start);
            return start;
        });
    }

    /// <summary>Reads the file to its end and compares it with what it has to be.</summary>
    /// <exception cref="NuTonicException">NT6413: it is no longer what it was; NT8015: it cannot be read.</exception>
    public void Check()
    {
        if (LocalPath.Length > 0 && FileDigest.Compute(LocalPath).Digest != Digest)
        {
            throw Changed();
        }
    }

    /// <summary>A part of it to be sent; a file is read when it is sent.</summary>
    /// <exception cref="NuTonicException">NT8015: it cannot be read.</exception>
    public FetchBody Part(ByteRange part) => LocalPath.Length == 0
        ? FetchBody.Of(Bytes.Slice((int)part.Offset, (int)part.Length), MediaType)
        : FetchBody.OfFile(
            LocalPath, part, part == new ByteRange(0, Size) ? Digest : Reading(() => DigestOf(part)), MediaType);

    private Digest DigestOf(ByteRange part)
    {
        using FileStream file = new(LocalPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(
            System.Security.Cryptography.HashAlgorithmName.SHA256);
        byte[] buffer = new byte[(int)Math.Min(BufferBytes, part.Length)];
        file.Seek(part.Offset, SeekOrigin.Begin);
        for (long left = part.Length; left > 0;)
        {
            int read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw Changed();
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Digest.FromBytes(hash.GetHashAndReset());
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.FileUnreadable, new SourceLocation(LocalPath), LocalPath, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    private NuTonicException Changed() => new(Errors.HubFileChanged, new SourceLocation(LocalPath), Path);
}

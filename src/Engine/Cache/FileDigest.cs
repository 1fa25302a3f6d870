using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>Digest of a file on disk, guarded against writers that are at work while it is read.</summary>
internal static class FileDigest
{
    // A raster is read in a few hundred calls, and the buffer is still within the pool's reach.
    private const int BufferBytes = 1 << 20;

    /// <summary>
    /// Hashes the file at <paramref name="path"/>. The stamp was taken before the first byte was read and was the same
    /// after the last. Stable is false when a first reading had to be thrown away: somebody writes to the file just
    /// now, so the stamp is better not remembered.
    /// </summary>
    /// <exception cref="NuTonicException">NT8015: it cannot be read.
    /// NT8016: it changed during both readings.</exception>
    public static (Digest Digest, FileStamp Before, bool Stable) Compute(string path) => Compute(path, null);

    /// <summary>As <see cref="Compute(string)"/>; <paramref name="afterRead"/> runs before each second look.</summary>
    internal static (Digest Digest, FileStamp Before, bool Stable) Compute(string path, Action? afterRead)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                FileOptions.SequentialScan);
            for (int attempt = 0; attempt < 2; attempt++)
            {
                FileStamp before = FileStamp.OfOpenFile(file, path);
                Digest digest = Hash(file);
                afterRead?.Invoke();
                if (FileStamp.OfOpenFile(file, path) == before)
                {
                    return (digest, before, attempt == 0);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var diagnostic = Diagnostic.Create(
                Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.'));
            throw new NuTonicException(diagnostic, failure);
        }

        throw new NuTonicException(Errors.FileChangedWhileRead, new SourceLocation(path), path);
    }

    private static Digest Hash(SafeFileHandle file)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = RandomAccess.GetLength(file);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(size, 1, BufferBytes));
        try
        {
            long position = 0;
            int count;
            while ((count = RandomAccess.Read(file, buffer, position)) > 0)
            {
                hash.AppendData(buffer, 0, count);
                position += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Span<byte> digest = stackalloc byte[Digest.Length];
        hash.GetHashAndReset(digest);
        return Digest.FromBytes(digest);
    }
}

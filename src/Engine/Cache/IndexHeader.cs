using System.Buffers.Binary;

namespace NuTonic.Engine.Cache;

/// <summary>
/// What the first bytes of a database file say, read without SQLite, which would change the file or the log beside it.
/// </summary>
/// <param name="ApplicationId">Whose file it is.</param>
/// <param name="Version">Version of its schema.</param>
/// <param name="IsIntact">False when SQLite would take the file for one that it may not write to.</param>
/// <seealso href="https://www.sqlite.org/fileformat2.html">Section 1.3, the database header</seealso>
internal readonly record struct IndexHeader(uint ApplicationId, uint Version, bool IsIntact)
{
    private const int Length = 100;
    private const int WriteVersion = 18;
    private const int ReadVersion = 19;
    private const int UserVersion = 60;
    private const int Application = 68;

    /// <summary>True for an index of NuTonic, of whatever version.</summary>
    public bool IsOurs => ApplicationId == IndexSchema.ApplicationId;

    /// <summary>Reads the header; null when the file is no database or cannot be read.</summary>
    public static IndexHeader? Read(string path)
    {
        Span<byte> header = stackalloc byte[Length];
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.Read(file, header, 0) < Length)
            {
                return null;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // 1 is a rollback journal, 2 a write-ahead log.
        return header.StartsWith("SQLite format 3\0"u8)
            ? new IndexHeader(
                BinaryPrimitives.ReadUInt32BigEndian(header[Application..]),
                BinaryPrimitives.ReadUInt32BigEndian(header[UserVersion..]),
                header[WriteVersion] is 1 or 2 && header[ReadVersion] is 1 or 2)
            : null;
    }
}

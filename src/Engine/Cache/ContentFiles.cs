namespace NuTonic.Engine.Cache;

/// <summary>
/// Contents too large for the index: <c>cas/ab/abcd...</c>, read-only, written in <c>tmp/</c> and renamed. Nothing is
/// forced to the disk: a file torn by a power cut fails its checksum and is a miss.
/// </summary>
internal sealed class ContentFiles(string folder)
{
    /// <summary>
    /// Damaged files that are kept to be looked at; more of them say nothing new, and the folder has to end somewhere.
    /// </summary>
    public const int MostQuarantined = 64;

    private readonly string _contents = Path.Combine(folder, "cas");
    private readonly string _temporary = Path.Combine(folder, "tmp");
    private readonly string _quarantine = Path.Combine(folder, "quarantine");

    /// <summary>Writes or replaces the file of <paramref name="digest"/>.</summary>
    public void Write(in Digest digest, ReadOnlySpan<byte> content) =>
        AtomicFile.Write(_temporary, PathOf(digest), content, isProtected: true);

    /// <summary>True when the file is there and has the size.</summary>
    public bool HasSize(in Digest digest, long size) =>
        FileStamp.TryRead(PathOf(digest), out FileStamp stamp, out FileKind kind)
        && kind == FileKind.File
        && stamp.Size == size;

    /// <summary>
    /// Reads a file of the expected size. Null when there is none, with <paramref name="damage"/> null; null with a
    /// phrase that says what was found when it cannot be the one.
    /// </summary>
    public byte[]? Read(in Digest digest, long size, out string? damage)
    {
        damage = null;
        try
        {
            using var file = File.OpenHandle(PathOf(digest), options: FileOptions.SequentialScan);
            long length = RandomAccess.GetLength(file);
            if (length != size)
            {
                damage = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{length} bytes");
                return null;
            }

            byte[] content = new byte[length];
            int filled = 0;
            int count;
            while (filled < content.Length && (count = RandomAccess.Read(file, content.AsSpan(filled), filled)) > 0)
            {
                filled += count;
            }

            damage = filled == content.Length ? null : "a file that ends early";
            return damage is null ? content : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            damage = $"a file that cannot be read ({failure.Message})";
            return null;
        }
    }

    /// <summary>
    /// Moves a damaged file to where it can be looked at but not be mistaken for content. Deletes
    /// it when that folder is full.
    /// </summary>
    public void Quarantine(in Digest digest)
    {
        try
        {
            Directory.CreateDirectory(_quarantine);
            string kept = Path.Combine(_quarantine, digest.ToString());
            if (File.Exists(kept) || Directory.EnumerateFiles(_quarantine).Count() < MostQuarantined)
            {
                File.Move(PathOf(digest), kept, overwrite: true);
            }
            else
            {
                File.Delete(PathOf(digest));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody emptied the cache.
        }
        catch (FileNotFoundException)
        {
            // Another process was faster.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_quarantine, failure);
        }
    }

    /// <summary>Deletes the file of a content that nobody uses.</summary>
    public void Delete(in Digest digest)
    {
        string path = PathOf(digest);
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // It was gone already, with its folder.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(path, failure);
        }
    }

    /// <summary>
    /// Names of all files among the contents, in no order; those that are no digest do not belong there.
    /// </summary>
    public IEnumerable<string> Names() => Directory.Exists(_contents)
        ? Directory.EnumerateFiles(_contents, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))
        : [];

    private string PathOf(in Digest digest)
    {
        string name = digest.ToString();
        return Path.Join(_contents, name.AsSpan(0, 2), name);
    }
}

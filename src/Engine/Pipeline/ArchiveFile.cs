using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph.Archive;

namespace NuTonic.Engine.Pipeline;

/// <summary>An archive to be imported, and what is told about it.</summary>
/// <param name="path">Absolute path, for messages.</param>
/// <param name="log">Where it is told.</param>
internal sealed class ArchiveFile(string path, IDatasetLog log)
{
    private const int ShownRefusals = 10;
    private const int ShownCharacters = 100;

    private int _refusals;

    /// <summary>Opens an archive to read.</summary>
    /// <exception cref="NuTonicException">NT8015.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>Takes what is whole.</summary>
    /// <exception cref="NuTonicException">
    /// NT8015, NT8302, NT8304: it cannot be read to its end. What was taken before stays.
    /// </exception>
    public void Import(FileStream stream, CacheDirectory cache, CancellationToken cancellation)
    {
        CacheImport import = new(cache, cache, Refuse);
        bool isArchive = false;
        try
        {
            UstarReader reader = new(stream);
            isArchive = CacheImport.IsArchive(reader);
            if (!isArchive)
            {
                throw new InvalidDataException("it does not begin like one");
            }

            import.Read(reader, cancellation);
        }
        catch (InvalidDataException damage)
        {
            ErrorDescriptor error = isArchive ? Errors.ArchiveDamaged : Errors.ArchiveForeign;
            throw new NuTonicException(
                Diagnostic.Create(error, new SourceLocation(path), path, damage.Message, import.Taken), damage);
        }
        catch (IOException failure)
        {
            throw Unreadable(path, failure);
        }

        if (import.Refused > ShownRefusals)
        {
            log.Report(Diagnostic.Create(
                Errors.ArchiveEntriesRefused, new SourceLocation(path), import.Refused - ShownRefusals));
        }

        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {import.Taken} entries taken, {import.Known} were in the cache already, "
            + $"{import.Refused} refused"));
    }

    private static NuTonicException Unreadable(string path, Exception failure) => new(
        Diagnostic.Create(Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
        failure);

    private void Refuse(string name, string why)
    {
        if (++_refusals <= ShownRefusals)
        {
            log.Report(Diagnostic.Create(Errors.ArchiveEntryRefused, new SourceLocation(path), Printable(name), why));
        }
    }

    // Somebody else chose the name.
    private static string Printable(string name) => string.Concat(
        name.Take(ShownCharacters).Select(character => character is >= ' ' and <= '~' ? character : '?'));
}

using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Gets the bytes of a poi.json from disk.</summary>
internal static class PoiDocumentFile
{
    /// <summary>The whole file.</summary>
    /// <exception cref="NuTonicException">NT1001: not there; NT1003: too large;
    /// NT1024-NT1026: not to be read.</exception>
    public static byte[] Read(string path)
    {
        // Looked at first because opening a pipe would wait for a writer for ever.
        FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind);
        if (kind != FileKind.File)
        {
            throw Explain(path, kind);
        }

        if (stamp.Size > PoiDocument.MaxLength)
        {
            throw new NuTonicException(
                Errors.PoiDocumentTooLarge, new SourceLocation(path), path, PoiDocument.MaxLength);
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFailure.NotReadable(path, failure);
        }
    }

    private static NuTonicException Explain(string path, FileKind kind)
    {
        SourceLocation location = new(path);
        return LinkFailure.Find(path, kind) ?? kind switch
        {
            FileKind.Missing => new NuTonicException(Errors.PoiDocumentMissing, location, path),
            FileKind.Directory => new NuTonicException(Errors.SourceNotReadable, location, path, "it is a folder"),
            _ => SourceFailure.NotOrdinary(path),
        };
    }
}

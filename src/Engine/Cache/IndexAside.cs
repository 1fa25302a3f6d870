using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>Renames an index that cannot be used; nothing is ever deleted of it.</summary>
internal static class IndexAside
{
    /// <summary>Moves the index and its log to <c>index.db.bad-N</c>, and says why. Call it under the lock.</summary>
    public static Diagnostic Move(string path)
    {
        IndexHeader? header = IndexHeader.Read(path);
        string aside;
        int number = 1;
        do
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}.bad-{number++}");
        }
        while (File.Exists(aside));

        // The log first: left beside a new index it would be played into it.
        if (File.Exists(path + "-wal"))
        {
            File.Move(path + "-wal", aside + "-wal", overwrite: true);
        }

        File.Delete(path + "-shm");
        File.Move(path, aside);
        return Describe(path, header, aside);
    }

    private static Diagnostic Describe(string path, IndexHeader? header, string aside)
    {
        SourceLocation location = new(path);
        return header switch
        {
            { IsOurs: true, Version: < IndexSchema.Version } older => Diagnostic.Create(
                Errors.IndexOlder, location, path, older.Version, IndexSchema.Version, aside),
            { IsOurs: false } => Diagnostic.Create(Errors.IndexForeign, location, path, aside),
            _ => Diagnostic.Create(Errors.IndexSetAside, location, path, aside),
        };
    }
}

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// The indexes of a checkout, one for each extract that was used: those that no recent build opened go. An index that a
/// build has open holds its lock for reading (<see cref="IndexLock"/>), so it stays.
/// </summary>
internal static class IndexFolder
{
    /// <summary>
    /// Indexes that stay: that of the running build, and the one before, for whoever goes back and forth.
    /// </summary>
    public const int Kept = 2;

    /// <summary>Notes that <paramref name="indexPath"/> was used now.</summary>
    public static void Touch(string indexPath, TimeProvider time) =>
        Quietly(() => File.SetLastWriteTimeUtc(IndexLock.PathOf(indexPath), time.GetUtcNow().UtcDateTime));

    /// <summary>Removes all indexes beside <paramref name="indexPath"/> but the last used ones.</summary>
    public static void Prune(string indexPath) => Quietly(() =>
    {
        IEnumerable<string> old = Directory.GetFiles(Path.GetDirectoryName(indexPath)!, "*.db")
            .OrderByDescending(path => File.GetLastWriteTimeUtc(IndexLock.PathOf(path)))
            .ThenBy(path => path, StringComparer.Ordinal)
            .Skip(Kept);
        foreach (string path in old.Where(path => path != indexPath))
        {
            // The lock itself stays, an empty file: whoever waits for it would else hold one that nobody else sees.
            using FileStream? held = IndexLock.TryTake(path);
            if (held is not null)
            {
                File.Delete(path);
            }
        }
    });

    // Room is all that is lost when the folder does not obey.
    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}

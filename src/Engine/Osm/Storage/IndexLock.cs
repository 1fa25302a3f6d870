using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// Lets one thread of one process at a time make or remove an index, and nobody while others read it.
/// </summary>
internal static class IndexLock
{
    private const int PauseMilliseconds = 50;

    /// <summary>The file that is locked.</summary>
    public static string PathOf(string indexPath) => indexPath + ".lock";

    /// <summary>
    /// Keeps the index at <paramref name="indexPath"/> in place until it is disposed, once nobody makes or removes it;
    /// null where no lock can be had, as in a folder that is not there or may not be written.
    /// </summary>
    public static FileStream? Share(string indexPath, CancellationToken cancellationToken)
    {
        string path = PathOf(indexPath);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, 1);
            }
            catch (IOException) when (File.Exists(path))
            {
                cancellationToken.WaitHandle.WaitOne(PauseMilliseconds);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>As <see cref="Take"/>, without waiting; null when somebody makes or reads it.</summary>
    public static FileStream? TryTake(string indexPath)
    {
        try
        {
            return Exclusive(PathOf(indexPath));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Waits until nobody else makes <paramref name="indexPath"/>; disposing lets the next one go.</summary>
    /// <exception cref="NuTonicException">NT1213: the folder cannot be written.</exception>
    public static FileStream Take(string indexPath, CancellationToken cancellationToken)
    {
        string path = PathOf(indexPath);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return Exclusive(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Somebody holds it. Making an index of a country takes minutes, so there is no end of patience.
                cancellationToken.WaitHandle.WaitOne(PauseMilliseconds);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw IndexWriter.Failed(indexPath, failure);
            }
        }
    }

    private static FileStream Exclusive(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
}

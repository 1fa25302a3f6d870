using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>Lets one thread of one process at a time make an index.</summary>
internal static class IndexLock
{
    private const int PauseMilliseconds = 50;

    /// <summary>Waits until nobody else makes <paramref name="indexPath"/>; disposing lets the next one go.</summary>
    /// <exception cref="NuTonicException">NT1213: the folder cannot be written.</exception>
    public static FileStream Take(string indexPath, CancellationToken cancellationToken)
    {
        string path = indexPath + ".lock";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
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
}

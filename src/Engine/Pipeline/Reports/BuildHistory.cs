using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// The builds of this checkout into one output folder, a line each, oldest first. Lines are appended; when the file has
/// grown it is cut to the latest ones. A line that a kill tore is skipped.
/// </summary>
/// <param name="folder">Absolute folder of the state.</param>
internal sealed class BuildHistory(string folder)
{
    /// <summary>Size from which the file is cut: some 500 lines.</summary>
    internal const int LongBytes = 96 * 1024;

    private const int KeptLines = 200;

    private string FullPath => Path.Combine(folder, "history.jsonl");

    /// <summary>Adds a build. Only the build that holds the lock of the output folder may call this.</summary>
    /// <exception cref="NuTonicException">NT7011: it cannot be written.</exception>
    public void Add(HistoryEntry entry)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream file = new(
                FullPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0))
            {
                byte[] line = HistoryLine.Pack(entry);
                file.Write(EndsTorn(file) ? [(byte)'\n', .. line] : line);
                if (file.Length < LongBytes)
                {
                    return;
                }
            }

            string kept = string.Concat(ReadLines().TakeLast(KeptLines).Select(line => line + "\n"));
            AtomicFile.Write(FullPath, Encoding.UTF8.GetBytes(kept));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(FullPath), failure.Message), failure);
        }
    }

    /// <summary>The latest <paramref name="count"/> builds, oldest first; damaged lines are left out.</summary>
    /// <exception cref="NuTonicException">NT8015: the file cannot be read.</exception>
    public ImmutableArray<HistoryEntry> Latest(int count)
    {
        try
        {
            return [.. ReadLines()
                .Select(HistoryLine.Unpack)
                .OfType<HistoryEntry>()
                .TakeLast(count)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.FileUnreadable, new SourceLocation(FullPath), FullPath, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    // Leaves the file at its end.
    private static bool EndsTorn(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private string[] ReadLines() => File.Exists(FullPath) ? File.ReadAllLines(FullPath) : [];
}

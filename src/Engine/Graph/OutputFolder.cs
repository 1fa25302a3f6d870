using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// The folder that a build publishes into. Files appear whole, files that already hold the right bytes are left alone,
/// and nothing that a user changed is replaced or removed without a warning.
/// </summary>
/// <param name="root">Absolute path.</param>
/// <param name="report">Receives warnings; called from several threads.</param>
internal sealed class OutputFolder(string root, Action<Diagnostic> report)
{
    private readonly StampClock _stamps = new(root);
    private long _bytesWritten;

    /// <summary>Absolute path.</summary>
    public string Root => root;

    /// <summary>
    /// What is about to be published. A build that was killed left there what no record knows: files of such content
    /// are nothing to warn about.
    /// </summary>
    public PublishJournal Journal { get; init; } = new();

    /// <summary>Removes temporary files that a killed build left behind.</summary>
    public void Sweep() => AtomicFile.Sweep(root);

    /// <summary>Removes folders that became empty, the root too; call it when nothing is being published.</summary>
    public void DeleteEmptyFolders()
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        // Longest first: a folder comes after everything in it.
        IEnumerable<string> folders = Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories)
            .Append(root);
        foreach (string folder in folders.OrderByDescending(folder => folder.Length).ToArray())
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>Bytes written to published files so far.</summary>
    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    /// <summary>Compares the published file with its record; reads it only when its stamp proves nothing.</summary>
    /// <param name="output">A published output.</param>
    /// <param name="current">The same record, with the present stamp when the bytes are the same.</param>
    public OutputState Check(OutputRecord output, out OutputRecord current)
    {
        current = output;
        string path = FullPath(output.Path!);
        if (!FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind) || kind != FileKind.File)
        {
            return OutputState.Missing;
        }

        if (stamp == output.Stamp && !output.Racy)
        {
            return OutputState.Intact;
        }

        (Digest digest, FileStamp read, bool racy) = _stamps.Digest(path);
        if (digest != output.Digest)
        {
            return OutputState.Edited;
        }

        current = output with { Stamp = read, Racy = racy };
        return current == output ? OutputState.Intact : OutputState.Touched;
    }

    /// <summary>
    /// Bytes of a published file; null when they cannot be read or are no longer those that were published.
    /// </summary>
    public byte[]? Read(OutputRecord output)
    {
        try
        {
            byte[] content = File.ReadAllBytes(FullPath(output.Path!));
            return Digest.Of(content) == output.Digest ? content : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True when every published file of <paramref name="unit"/> is as it was published.</summary>
    /// <param name="unit">What the last build left.</param>
    /// <param name="current">The same record, or one with fresh stamps where files were touched
    /// or too young to trust.</param>
    public bool AreIntact(UnitRecord unit, out UnitRecord current)
    {
        current = unit;
        for (int i = 0; i < unit.Nodes.Length; i++)
        {
            NodeRecord node = unit.Nodes[i];
            for (int j = 0; j < node.Outputs.Length; j++)
            {
                if (node.Outputs[j].Path is null)
                {
                    continue;
                }

                if (Check(node.Outputs[j], out OutputRecord output) is OutputState.Missing or OutputState.Edited)
                {
                    return false;
                }

                if (output != node.Outputs[j])
                {
                    node = node with { Outputs = node.Outputs.SetItem(j, output) };
                    current = current with { Nodes = current.Nodes.SetItem(i, node) };
                }
            }
        }

        return true;
    }

    /// <summary>Puts a content in place unless it is there already, and returns its record.</summary>
    /// <param name="output">Path and digest to publish.</param>
    /// <param name="previous">What an earlier build published under this path, or null.</param>
    /// <param name="write">Writes the bytes; called only when they are not there already.</param>
    public OutputRecord Publish(OutputRecord output, OutputRecord? previous, Action<Stream> write)
    {
        string path = FullPath(output.Path!);
        if (HoldsAlready(output, previous, path, out OutputRecord current))
        {
            return current;
        }

        Journal.Announce([output]);
        AtomicFile.Write(path, write);
        OutputRecord written = Stamped(output, path);
        Interlocked.Add(ref _bytesWritten, written.Stamp.Size);
        return written;
    }

    /// <summary>
    /// As <see cref="Publish"/>, for bytes whose digest is known only when they are written: they go to a temporary
    /// file, which is dropped when the published one is the same.
    /// </summary>
    /// <param name="relativePath">Path to publish.</param>
    /// <param name="previous">What an earlier build published under this path, or null.</param>
    /// <param name="write">Writes the bytes and returns their digest.</param>
    public OutputRecord PublishNew(string relativePath, OutputRecord? previous, Func<Stream, Digest> write)
    {
        string path = FullPath(relativePath);
        OutputRecord output = new(relativePath, default);
        bool held = false;
        AtomicFile.Write(path, stream => output = output with { Digest = write(stream) }, () =>
        {
            held = HoldsAlready(output, previous, path, out output);
            if (!held)
            {
                Journal.Announce([output]);
            }

            return !held;
        });
        if (held)
        {
            return output;
        }

        OutputRecord written = Stamped(output, path);
        Interlocked.Add(ref _bytesWritten, written.Stamp.Size);
        return written;
    }

    /// <summary>
    /// Opens a published file for reading when its stamp proves that it is as it was published; else null.
    /// </summary>
    public SafeFileHandle? OpenIntact(OutputRecord output)
    {
        string path = FullPath(output.Path!);
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!output.Racy && FileStamp.OfOpenFile(file, path) == output.Stamp)
            {
                return file;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The parts come from the store then.
        }

        file?.Dispose();
        return null;
    }

    /// <summary>
    /// Removes a file that an earlier build published; one that was changed since is left, with a warning.
    /// </summary>
    public void Remove(OutputRecord output)
    {
        switch (Check(output, out _))
        {
            case OutputState.Missing:
                break;
            case OutputState.Edited when !IsUnrecorded(output.Path!):
                report(Diagnostic.Create(
                    Errors.EditedOutputLeft, new SourceLocation(FullPath(output.Path!)), output.Path));
                break;
            default:
                Delete(FullPath(output.Path!));
                break;
        }
    }

    /// <summary>True when the file is one that a killed build published and did not record.</summary>
    public bool IsUnrecorded(string path) =>
        FileStamp.TryRead(FullPath(path), out _, out FileKind kind)
        && kind == FileKind.File
        && Journal.Knows(path, _stamps.Digest(FullPath(path)).Digest);

    /// <summary>Removes a file that <see cref="IsUnrecorded"/>.</summary>
    public void RemoveUnrecorded(string path) => Delete(FullPath(path));

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(path, failure);
        }
    }

    private bool HoldsAlready(OutputRecord output, OutputRecord? previous, string path, out OutputRecord current)
    {
        current = output;
        if (!FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind))
        {
            return false;
        }

        if (kind != FileKind.File)
        {
            throw new NuTonicException(Errors.OutputIsNotAFile, new SourceLocation(path), output.Path);
        }

        Digest present = previous is not null && stamp == previous.Stamp && !previous.Racy
            ? previous.Digest
            : _stamps.Digest(path).Digest;
        if (present == output.Digest)
        {
            current = output with { Stamp = stamp, Racy = _stamps.IsRacy(stamp) };
            return true;
        }

        if (present != previous?.Digest && !Journal.Knows(output.Path!, present))
        {
            ErrorDescriptor warning = previous is null ? Errors.ForeignOutputReplaced : Errors.EditedOutputReplaced;
            report(Diagnostic.Create(warning, new SourceLocation(path), output.Path));
        }

        return false;
    }

    // A file that this process has just renamed into place is trusted on a file system whose clock is fine: the stamp
    // was read after the write, and the next change gets a later one.
    private OutputRecord Stamped(OutputRecord output, string path) =>
        FileStamp.TryRead(path, out FileStamp stamp, out _)
            ? output with { Stamp = stamp, Racy = _stamps.IsCoarse }
            : output;

    private string FullPath(string relativePath) => Path.Combine(root, relativePath);
}

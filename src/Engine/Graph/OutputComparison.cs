using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Compares every file of two builds, byte by byte.</summary>
/// <param name="first">The build in question.</param>
/// <param name="second">The build that it is held against.</param>
/// <param name="differences">Receives an error for each file that differs.</param>
internal sealed class OutputComparison(PublishedOutputs first, PublishedOutputs second, BoundedReport differences)
{
    private const int BufferBytes = 1 << 16;

    private readonly byte[] _firstBuffer = new byte[BufferBytes];
    private readonly byte[] _secondBuffer = new byte[BufferBytes];

    /// <summary>Files compared so far.</summary>
    public long Outputs { get; private set; }

    /// <summary>Bytes of the first build that were compared so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Compares unit by unit, in ordinal order.</summary>
    public void Run(CancellationToken cancellation)
    {
        foreach (string unit in first.State.UnitNames.Union(second.State.UnitNames, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            SortedDictionary<string, (string Node, OutputRecord Output)> others = second.Of(unit);
            foreach ((string path, (string node, OutputRecord output)) in first.Of(unit))
            {
                cancellation.ThrowIfCancellationRequested();
                if (others.Remove(path))
                {
                    Compare(node, output);
                }
                else
                {
                    ReportOnce(path, node, "first");
                }
            }

            foreach ((string path, (string node, _)) in others)
            {
                ReportOnce(path, node, "second");
            }
        }
    }

    private void ReportOnce(string path, string node, string build) =>
        differences.Add(Diagnostic.Create(Errors.PublishedOnce, null, path, node, build));

    private void Compare(string node, OutputRecord output)
    {
        Outputs++;
        string path = Path.Combine(first.Root, output.Path!);
        long offset = FirstDifference(path, Path.Combine(second.Root, output.Path!));
        if (offset < 0)
        {
            return;
        }

        bool asPublished = FileDigest.Compute(path).Digest == output.Digest;
        differences.Add(Diagnostic.Create(
            asPublished ? Errors.NotReproduced : Errors.DamagedBeforeComparison,
            new SourceLocation(path),
            output.Path,
            node,
            offset));
    }

    // -1: none.
    private long FirstDifference(string path, string otherPath)
    {
        try
        {
            using FileStream file = new(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            using FileStream other = new(otherPath, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            for (long offset = 0; ; offset += BufferBytes)
            {
                int length = file.ReadAtLeast(_firstBuffer, BufferBytes, throwOnEndOfStream: false);
                int otherLength = other.ReadAtLeast(_secondBuffer, BufferBytes, throwOnEndOfStream: false);
                Bytes += length;
                int same = _firstBuffer.AsSpan(0, length).CommonPrefixLength(_secondBuffer.AsSpan(0, otherLength));
                if (same < Math.Max(length, otherLength))
                {
                    return offset + same;
                }

                if (length < BufferBytes)
                {
                    return -1;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
                failure);
        }
    }
}

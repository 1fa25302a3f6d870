using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Evaluates <see cref="AssemblyNode"/>s: published at once, because later nodes depend on the file's digest.
/// </summary>
/// <param name="unit">Name of the unit, for messages.</param>
/// <param name="previous">The unit as the last build left it, or null.</param>
/// <param name="services">What the whole build shares.</param>
internal sealed class Assembler(string unit, UnitRecord? previous, BuildServices services)
{
    // What is missing is asked before the file is written: a layout of 100,000 parts is read and matched once.
    private readonly Dictionary<Digest, AssemblySource> _sources = [];

    /// <summary>True when <paramref name="node"/> is as the last build left it.</summary>
    public bool IsUpToDate(AssemblyNode node) => Present(node) is not null;

    /// <summary>Takes <paramref name="node"/> as the last build left it; null when it has to be assembled.</summary>
    public NodeOutcome? FromLastBuild(AssemblyNode node)
    {
        if (Present(node) is not { } record)
        {
            return null;
        }

        services.Counts.Add(node.Kind, Verdict.UpToDate);
        if (services.Listener.HearsUpToDate)
        {
            services.Listener.NodeFinished(
                new NodeReport(unit, node.Name, node.Kind, Verdict.UpToDate, Reason.None) { Manifest = node.Manifest });
        }

        return new NodeOutcome(Verdict.UpToDate, record);
    }

    /// <summary>Contents that <paramref name="node"/> needs from the store and that the store no longer has.</summary>
    public IEnumerable<Digest> MissingParts(AssemblyNode node)
    {
        AssemblySource source = SourceOf(node, out SafeFileHandle? old);
        old?.Dispose();
        for (int part = 0; part < node.Parts.Count; part++)
        {
            if (source.IsFromStore(part) && !services.Contents.Contains(node.Parts[part]))
            {
                yield return node.Parts[part];
            }
        }
    }

    /// <summary>Assembles and publishes; all missing parts must be in the store.</summary>
    /// <exception cref="NuTonicException">NT7006: a part is gone.</exception>
    public NodeOutcome Assemble(AssemblyNode node, CancellationToken cancellation)
    {
        NodeRecord? last = Last(node);
        ActionResult? known = services.Mode != BuildMode.Rebuild
            && services.Actions.TryGet(node.Manifest.Fingerprint, out ActionRecord? action)
                ? ActionResult.Unpack(action.Result.Span, 1)
                : null;
        Reason reason = ReasonOf(node, last);
        Verdict verdict = known is null ? Verdict.Built : Verdict.FromCache;
        services.Counts.Add(node.Kind, verdict);
        services.Listener.NodeFinished(
            new NodeReport(unit, node.Name, node.Kind, verdict, reason) { Manifest = node.Manifest });
        if (services.Mode == BuildMode.DryRun)
        {
            return new NodeOutcome(verdict, null);
        }

        long started = Stopwatch.GetTimestamp();
        OutputRecord output = Write(node, last?.Outputs[0], cancellation);
        services.Counts.Of(node.Kind).AddCost((long)Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        if (known is null || known.Contents[0] != output.Digest)
        {
            ActionResult result = new(ReadOnlyMemory<byte>.Empty, [output.Digest]);
            services.Actions.Put(new ActionRecord(
                node.Manifest.Fingerprint, node.Kind, node.Manifest.Bytes, result.Pack(), [], 0));
        }

        return new NodeOutcome(verdict, new NodeRecord(
            node.Name, node.Kind, node.Manifest.Fingerprint, ReadOnlyMemory<byte>.Empty, [output]));
    }

    // One pass from front to end: what the published file has is copied from it in long runs, the rest comes from the
    // store a part at a time.
    private OutputRecord Write(AssemblyNode node, OutputRecord? before, CancellationToken cancellation)
    {
        int[] lengths = new int[node.Parts.Count];
        uint[] checksums = new uint[node.Parts.Count];
#pragma warning disable CA2000 // Closed in the background.
        AssemblySource source = SourceOf(node, out SafeFileHandle? old);
#pragma warning restore CA2000
        OutputRecord output;
        try
        {
            output = services.Outputs.PublishNew(
                node.Path, before, stream => Write(node, (source, old), stream, (lengths, checksums), cancellation));
        }
        finally
        {
            Close(old);
        }

        services.Layouts?.BeginSave(node.Name, new AssemblyLayout(output.Digest, node.Parts, lengths, checksums));
        return output;
    }

    // The file was replaced, so the system takes its blocks back when it is closed. Nobody has to wait for that.
    private static void Close(SafeFileHandle? replaced)
    {
        if (replaced is not null)
        {
            _ = Task.Run(replaced.Dispose);
        }
    }

    private Digest Write(
        AssemblyNode node,
        (AssemblySource Places, SafeFileHandle? File) old,
        Stream stream,
        (int[] Lengths, uint[] Checksums) parts,
        CancellationToken cancellation)
    {
        using HashingWriter writer = new(stream);
        PartCheck check = new(old.Places);
        int part = 0;
        while (part < node.Parts.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (old.Places.IsFromStore(part))
            {
                byte[] content = services.Read(node.Parts[part]);
                writer.Append(content);
                parts.Lengths[part] = content.Length;
                parts.Checksums[part++] = PartCheck.Of(content);
                continue;
            }

            (long offset, long length, int end) = old.Places.Run(part);
            check.Begin(part);
            writer.Append(old.File!, offset, length, check);
            for (; part < end; part++)
            {
                parts.Lengths[part] = old.Places.LengthOf(part);
                parts.Checksums[part] = old.Places.ChecksumOf(part);
            }
        }

        return check.IsSound ? writer.Finish() : throw Distrusted(node);
    }

    // The parts are looked for in the store the next time.
    private NuTonicException Distrusted(AssemblyNode node)
    {
        services.Layouts!.Forget(node.Name);
        SourceLocation location = new(Path.Combine(services.Outputs.Root, node.Path));
        services.Listener.Report(Diagnostic.Create(Errors.RottenSource, location, node.Path));
        return new NuTonicException(Errors.ContentLost, location, node.Path);
    }

    // Rebuild trusts nothing that was published.
    private AssemblySource SourceOf(AssemblyNode node, out SafeFileHandle? old)
    {
        OutputRecord? before = services.Mode == BuildMode.Rebuild ? null : Last(node)?.Outputs[0];
        old = before is null ? null : services.Outputs.OpenIntact(before);
        if (old is null)
        {
            return AssemblySource.Match(node.Parts, null);
        }

        if (!_sources.TryGetValue(node.Manifest.Fingerprint, out AssemblySource? source))
        {
            source = AssemblySource.Match(node.Parts, services.Layouts?.Find(node.Name, before!.Digest));
            _sources.Add(node.Manifest.Fingerprint, source);
        }

        return source;
    }

    private Reason ReasonOf(AssemblyNode node, NodeRecord? last)
    {
        if (services.Mode == BuildMode.Rebuild)
        {
            return Reason.Rebuild;
        }

        return last is not null && last.Fingerprint == node.Manifest.Fingerprint
            ? Reason.OfOutputs([(last.Outputs[0], services.Outputs.Check(last.Outputs[0], out _))])
            : Explanation.Reason(services.Earlier, last, node.Manifest, field => field.From(node.Origin(field.Name)));
    }

    private NodeRecord? Present(AssemblyNode node)
    {
        NodeRecord? last = Last(node);
        if (services.Mode == BuildMode.Rebuild || last is null || last.Fingerprint != node.Manifest.Fingerprint)
        {
            return null;
        }

        return services.Outputs.Check(last.Outputs[0], out OutputRecord current)
            is OutputState.Missing or OutputState.Edited
                ? null
                : last with { Outputs = [current] };
    }

    private NodeRecord? Last(AssemblyNode node) =>
        previous?.Nodes.FirstOrDefault(candidate =>
            candidate.Name == node.Name && candidate.Outputs.Length == 1 && candidate.Outputs[0].Path == node.Path);
}

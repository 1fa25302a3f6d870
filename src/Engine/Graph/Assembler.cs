using System.Security.Cryptography;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Evaluates <see cref="AssemblyNode"/>s: published at once, because later nodes depend on the file's digest.</summary>
/// <param name="unit">Name of the unit, for messages.</param>
/// <param name="previous">The unit as the last build left it, or null.</param>
/// <param name="services">What the whole build shares.</param>
internal sealed class Assembler(string unit, UnitRecord? previous, BuildServices services)
{
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
        return new NodeOutcome(Verdict.UpToDate, record);
    }

    /// <summary>Contents of <paramref name="node"/> that the store no longer has.</summary>
    public IEnumerable<Digest> MissingParts(AssemblyNode node) =>
        node.Parts.Where(part => !services.Contents.Contains(part));

    /// <summary>Assembles and publishes; all parts must be in the store.</summary>
    /// <exception cref="NuTonicException">NT7006: a part is gone.</exception>
    public NodeOutcome Assemble(AssemblyNode node, CancellationToken cancellation)
    {
        NodeRecord? last = Last(node);
        OutputRecord? before = last?.Outputs[0];
        ActionResult? known = services.Mode != BuildMode.Rebuild
            && services.Actions.TryGet(node.Manifest.Fingerprint, out ActionRecord? action)
                ? ActionResult.Unpack(action.Result.Span, 1)
                : null;
        string reason = last is not null && last.Fingerprint == node.Manifest.Fingerprint
            ? $"{node.Path} is missing or was edited"
            : Explanation.Reason(services.Actions, last, node.Manifest);
        Verdict verdict = known is null ? Verdict.Built : Verdict.FromCache;
        services.Counts.Add(node.Kind, verdict);
        services.Listener.NodeFinished($"{unit}/{node.Name}", verdict, reason);
        if (services.Mode == BuildMode.DryRun)
        {
            return new NodeOutcome(verdict, null);
        }

        Digest digest = known?.Contents[0] ?? Hash(node, cancellation);
        OutputRecord output = services.Outputs.Publish(
            new OutputRecord(node.Path, digest), before, stream => Copy(node, stream, cancellation));
        if (known is null)
        {
            ActionResult result = new(ReadOnlyMemory<byte>.Empty, [digest]);
            services.Actions.Put(new ActionRecord(
                node.Manifest.Fingerprint, node.Kind, node.Manifest.Bytes, result.Pack(), [], 0));
        }

        return new NodeOutcome(verdict, new NodeRecord(
            node.Name, node.Kind, node.Manifest.Fingerprint, ReadOnlyMemory<byte>.Empty, [output]));
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

    private Digest Hash(AssemblyNode node, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Digest part in node.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(services.Read(part));
        }

        return Digest.FromBytes(hash.GetHashAndReset());
    }

    private void Copy(AssemblyNode node, Stream stream, CancellationToken cancellation)
    {
        foreach (Digest part in node.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Write(services.Read(part));
        }
    }
}

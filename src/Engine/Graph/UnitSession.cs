using System.Collections.Immutable;
using System.Diagnostics;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Evaluates the nodes of one unit and publishes them together. A node is up to date when its fingerprint is that of
/// the last build and its files are as they were written; else its result comes from the cache; else it is computed.
/// </summary>
/// <param name="name">Name of the unit.</param>
/// <param name="previous">The unit as the last build left it, or null.</param>
/// <param name="services">What the whole build shares.</param>
internal sealed class UnitSession(string name, UnitRecord? previous, BuildServices services)
{
    private readonly Digest? _previousOptions = previous?.OptionsDigest;

    // Not every unit of a dry run needs it.
    private Lazy<Dictionary<string, NodeRecord>> _previousNodes = ByName(previous);

    private readonly CauseTrail _causes = new();

    /// <summary>Files that the unit reads and that are not as the last build saw them, for the explanation.</summary>
    public ImmutableArray<Cause> ChangedFiles
    {
        set => _causes.Files = value;
    }

    /// <summary>
    /// True makes a node whose unpublished contents are no longer in the store dirty: set when a later node needs
    /// those contents.
    /// </summary>
    public bool RequireContents { get; init; }

    /// <summary>
    /// Removes everything that an earlier build published for the unit <paramref name="name"/>, and forgets it.
    /// </summary>
    public static void Remove(string name, BuildServices services)
    {
        foreach (OutputRecord output in (services.State.Find(name)?.Nodes ?? []).SelectMany(node => node.Outputs))
        {
            if (output.Path is not null)
            {
                services.Outputs.Remove(output);
            }
        }

        services.State.Remove(name);
    }

    /// <summary>Evaluates <paramref name="node"/>; nodes of one unit may be evaluated at the same time.</summary>
    /// <exception cref="NuTonicException">The node's computation failed for a reason outside the program.</exception>
    public NodeOutcome Evaluate(Node node, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        NodeRecord? last = _previousNodes.Value.GetValueOrDefault(node.Name);
        NodeOutcome outcome = services.Mode == BuildMode.Rebuild && !node.IsPaidFor
            ? Compute(node, last, cancellation)
            : FromLastBuild(node, last) ?? FromCache(node, last) ?? Compute(node, last, cancellation);
        services.Counts.Add(node.Kind, outcome.Verdict);
        return outcome;
    }

    /// <summary>
    /// Gives back what the last build left, while others are evaluated;
    /// nothing may be evaluated before <see cref="Resume"/>.
    /// </summary>
    public void Suspend() => _previousNodes = ByName(null);

    /// <summary>Goes on.</summary>
    /// <param name="unit">The unit as the last build left it, or null.</param>
    public void Resume(UnitRecord? unit) => _previousNodes = ByName(unit);

    /// <summary>In a dry run: reports a node whose inputs are not known before another one is computed.</summary>
    /// <param name="node">Name of the node, or of several together.</param>
    /// <param name="kind">Kind of the node.</param>
    /// <param name="waitsFor">Name of the node that it waits for.</param>
    /// <param name="nodes">How many nodes of the kind there will be at most.</param>
    public void Follows(string node, string kind, string waitsFor, long nodes = 1)
    {
        services.Counts.Of(kind).AddWaitingReport();
        services.Counts.Of(kind).AddWaiting(nodes);
        services.Listener.NodeFinished(
            new NodeReport(name, node, kind, Verdict.Built, Graph.Reason.Follows(waitsFor, _causes.RootsOf(waitsFor)))
            {
                IsWaiting = true,
            });
    }

    /// <summary>
    /// In a dry run: true when a node is dirty because of options alone, which is known from another unit without a
    /// look at this one; it is reported then. Only for units whose sources are as the last build left them.
    /// </summary>
    /// <param name="node">Name of the node.</param>
    /// <param name="kind">Kind of the node.</param>
    public bool IsForeseen(string node, string kind)
    {
        if (_previousOptions is not { } options
            || services.Listener.HearsUpToDate
            || services.Precedents?.Of(options).Find(node) is not { } precedent)
        {
            return false;
        }

        _causes.Note(node, precedent.Reason);
        services.Counts.Add(kind, Verdict.Built);
        services.Listener.NodeFinished(new NodeReport(name, node, kind, Verdict.Built, precedent.Reason));
        return true;
    }

    /// <summary>Publishes the outputs, removes those of the last build that are gone, and remembers the unit.</summary>
    /// <param name="unit">The unit with its nodes in order; outputs still pending are published.</param>
    public UnitRecord Commit(UnitRecord unit) =>
        new UnitPublication(services, _previousNodes.Value.Values.SelectMany(node => node.Outputs)).Run(unit);

    private static Lazy<Dictionary<string, NodeRecord>> ByName(UnitRecord? unit) =>
        new(() => (unit?.Nodes ?? []).ToDictionary(node => node.Name, StringComparer.Ordinal));

    private NodeOutcome? FromLastBuild(Node node, NodeRecord? last)
    {
        if (last is null || last.Fingerprint != node.Manifest.Fingerprint || !SamePaths(node, last))
        {
            return null;
        }

        services.Precedents?.Of(_previousOptions!.Value).NoteCurrent(node.Name);

        List<(OutputRecord, OutputState)> restored = [];
        long bytes = 0;
        ImmutableArray<OutputRecord>.Builder outputs = ImmutableArray.CreateBuilder<OutputRecord>(last.Outputs.Length);
        foreach (OutputRecord output in last.Outputs)
        {
            OutputRecord current = output;
            OutputState state = Inspect(output, node.NeedsContents || RequireContents, ref current);
            if (state is OutputState.Missing or OutputState.Edited)
            {
                if (!services.Contents.TryRead(output.Digest, out byte[]? content))
                {
                    return null;
                }

                bytes += content.Length;
                restored.Add((output, state));
                current = output.Pending();
            }

            outputs.Add(current);
        }

        NodeRecord record = last with { Outputs = outputs.MoveToImmutable() };
        if (restored.Count == 0)
        {
            return services.Listener.HearsUpToDate
                ? Finish(node, Verdict.UpToDate, record, Graph.Reason.None)
                : new NodeOutcome(Verdict.UpToDate, record);
        }

        services.Counts.Of(node.Kind).AddCachedBytes(bytes);
        return Finish(node, Verdict.FromCache, record, Graph.Reason.OfOutputs(restored));
    }

    private OutputState Inspect(OutputRecord output, bool needsContents, ref OutputRecord current)
    {
        if (output.Path is null)
        {
            return needsContents && !services.Contents.Contains(output.Digest)
                ? OutputState.Missing
                : OutputState.Intact;
        }

        OutputState state = services.Outputs.Check(output, out current);
        bool holds = state is OutputState.Intact or OutputState.Touched;
        return holds && !Restock(output) ? OutputState.Edited : state;
    }

    // A later node may read this content. When the store, which may be emptied at any time, lost it, the file still
    // has it; without this every build would fail at the later node until the file is deleted.
    private bool Restock(OutputRecord output)
    {
        if (services.Mode == BuildMode.DryRun || services.Contents.Contains(output.Digest))
        {
            return true;
        }

        if (services.Outputs.Read(output) is not { } content)
        {
            return false;
        }

        services.Contents.Put(content);
        return true;
    }

    private NodeOutcome? FromCache(Node node, NodeRecord? last)
    {
        if (!services.Actions.TryGet(node.Manifest.Fingerprint, out ActionRecord? action)
            || ActionResult.Unpack(action.Result.Span, node.Outputs.Length) is not { } result)
        {
            return null;
        }

        long bytes = 0;
        for (int i = 0; i < result.Contents.Length; i++)
        {
            // Verified now: damage that is found when it is published or read by another node costs another pass.
            if (!services.Contents.TryRead(result.Contents[i], out byte[]? content))
            {
                return null;
            }

            bytes += node.Outputs[i] is null ? 0 : content.Length;
        }

        services.Counts.Of(node.Kind).AddCachedBytes(bytes);
        return Finish(node, Verdict.FromCache, Record(node, result), Reason(node, last));
    }

    private NodeOutcome Compute(Node node, NodeRecord? last, CancellationToken cancellation)
    {
        Reason reason = services.Mode == BuildMode.Rebuild ? Graph.Reason.Rebuild : Reason(node, last);
        if (services.Mode == BuildMode.DryRun)
        {
            if (_previousOptions is { } options)
            {
                services.Precedents?.Of(options).Note(node, reason);
            }

            return Finish(node, Verdict.Built, null, reason);
        }

        long started = Stopwatch.GetTimestamp();
        NodeProduct product = node.Compute(cancellation);
        long cost = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        services.Counts.Of(node.Kind).AddCost(cost);
        Debug.Assert(product.Contents.Length == node.Outputs.Length, "one content per output");

        ActionResult result = new(
            product.Payload,
            [.. product.Contents.Select(content => services.Contents.Put(content.Span))]);
        if (services.Mode == BuildMode.Rebuild)
        {
            RebuildComparison.Report(name, node, result, services);
        }

        services.Actions.Put(new ActionRecord(
            node.Manifest.Fingerprint, node.Kind, node.Manifest.Bytes, result.Pack(), result.Contents, cost)
        {
            Family = Manifest.FamilyOf(node.Manifest.Bytes.Span),
        });
        if (node.IsPaidFor)
        {
            services.Actions.Flush();
        }

        return Finish(node, Verdict.Built, Record(node, result), reason);
    }

    private NodeOutcome Finish(Node node, Verdict verdict, NodeRecord? record, Reason reason)
    {
        services.Listener.NodeFinished(
            new NodeReport(name, node.Name, node.Kind, verdict, reason) { Manifest = node.Manifest });
        return new NodeOutcome(verdict, record);
    }

    private Reason Reason(Node node, NodeRecord? last)
    {
        if (last is null || last.Fingerprint != node.Manifest.Fingerprint)
        {
            return _causes.Explain(services.Earlier, last, node);
        }

        foreach ((OutputRecord before, string? now) in last.Outputs.Zip(node.Outputs))
        {
            if (before.Path is not null && now is not null && before.Path != now)
            {
                return Graph.Reason.Moved(before.Path, now);
            }
        }

        return Graph.Reason.ResultLost;
    }

    private static NodeRecord Record(Node node, ActionResult result) => new(
        node.Name,
        node.Kind,
        node.Manifest.Fingerprint,
        result.Payload,
        [.. node.Outputs.Select((path, i) => new OutputRecord(path, result.Contents[i]))]);

    private static bool SamePaths(Node node, NodeRecord last) =>
        node.Outputs.SequenceEqual(last.Outputs.Select(output => output.Path), StringComparer.Ordinal);
}

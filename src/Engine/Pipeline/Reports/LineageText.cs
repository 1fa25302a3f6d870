using System.Globalization;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Prints the lineage of nodes.</summary>
/// <param name="datasetDir">Absolute folder where outputs are published.</param>
internal sealed class LineageText(string datasetDir)
{
    private const int SecondsPerHour = 3600;
    private const double MicrosecondsPerSecond = 1e6;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The sources of a POI, with the nodes that read them.</summary>
    public static IEnumerable<string> Sources(string unit, UnitRecord last, IReadOnlyList<LineageNode> nodes)
    {
        yield return $"{unit}: source files";
        foreach (ProbeRecord probe in last.Probes.Where(probe => probe.Digest != default))
        {
            string digest = probe.Digest.ToString();
            string[] readers = [.. nodes.Where(node => Reads(node, probe.Path, digest)).Select(node => node.FullName)];
            yield return $"  {probe.Path}, sha256 {digest}"
                + (readers.Length == 0 ? "" : $", read by {string.Join(", ", readers)}");
        }
    }

    /// <summary>All about one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="unit">Its unit as the last build left it, or null.</param>
    public IEnumerable<string> Lines(LineageNode node, UnitRecord? unit)
    {
        yield return $"{node.FullName}: {node.Verdict}";
        yield return $"  kind {node.Kind}, step version {Version(node)}, fingerprint {Fingerprint(node)}";
        if (node.Fields.IsEmpty)
        {
            yield return "  inputs are not known: the cache has no record of them";
        }

        foreach (ManifestField field in node.Fields.Where(field => FieldOrigins.Of(field.Name).Kind != CauseKind.Code))
        {
            yield return "  " + Input(field, unit);
        }

        foreach (OutputRecord output in node.Last?.Outputs ?? [])
        {
            yield return Output(output, node, unit);
        }

        yield return Cost(node);
    }

    private static bool Reads(LineageNode node, string path, string digest) => node.Fields.Any(field =>
        field.Value == digest
        || FieldOrigins.Of(field.Name) is { Kind: CauseKind.File } origin && origin.Where == path);

    // The roles of rasters and stills are known to their nodes alone; what they hold is the digest of a file.
    private static string Input(ManifestField field, UnitRecord? unit)
    {
        ProbeRecord? file = field.Type == FieldType.Hash
            ? unit?.Probes.FirstOrDefault(probe => probe.Digest != default && probe.Digest.ToString() == field.Value)
            : null;
        FieldOrigin origin = FieldOrigins.Of(field.Name);
        return (file, origin) switch
        {
            ({ } found, _) => $"file {found.Path} as {field.Name}, sha256 {field.Value}",
            (_, { Kind: CauseKind.File, Where: { } where }) => $"file {where}: {field.Name} = {field.Value}",
            _ => $"{Words.Of(origin.Kind)} {field.Name} = {field.Value}",
        };
    }

    private static string Version(LineageNode node) =>
        node.Fields.FirstOrDefault(field => field.Name == "step version")?.Value ?? "unknown";

    private static string Fingerprint(LineageNode node) => (node.Last?.Fingerprint, node.Fingerprint) switch
    {
        ({ } last, { } now) when last == now => now.ToString(),
        ({ } last, { } now) => $"{last} -> {now}",
        ({ } last, null) => $"{last} -> not known yet",
        (null, { } now) => now.ToString(),
        _ => "not known yet",
    };

    private static string Cost(LineageNode node)
    {
        if (node.Cached is not { } cached)
        {
            return node.Last is null ? "  never built here" : "  the cache has no record of it any more";
        }

        string hour = Time(cached.LastUsedHour * SecondsPerHour, "yyyy-MM-dd HH':00'");
        return $"  took {Amounts.Seconds(cached.CostMicroseconds / MicrosecondsPerSecond)} to build, "
            + $"in the cache, last used {hour} UTC";
    }

    private static string Time(long unixSeconds, string format) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private string Output(OutputRecord output, LineageNode node, UnitRecord? unit)
    {
        if (output.Path is not null)
        {
            string written = Time(output.Stamp.ModifiedNanoseconds / NanosecondsPerSecond, "yyyy-MM-dd HH:mm");
            return $"  output {Path.Combine(datasetDir, output.Path)}, sha256 {output.Digest}, "
                + $"{Amounts.Bytes(output.Stamp.Size)}, written {written} UTC";
        }

        if (node.Kind == SourcesNode.Kind)
        {
            return $"  output lines, sha256 {output.Digest}, part of "
                + $"{Path.Combine(datasetDir, SourceLedger.RelativePath)}";
        }

        string split = "";
        if (unit is { Payload.IsEmpty: false } && node.Kind is (RowsNode.Kind or StillNodes.OverviewKind))
        {
            string name = SplitNames.Of(new PoiSummary.Reader(unit.Payload.Span).Split);
            split = $", part of {Path.Combine(datasetDir, $"data/{name}.jsonl")}";
        }

        return $"  output {(node.Kind is RowsNode.Kind or StillNodes.OverviewKind ? "rows" : "content")}, sha256 "
            + $"{output.Digest}{split}";
    }
}

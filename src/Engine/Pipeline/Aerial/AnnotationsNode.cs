using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The node <c>patch/annotations</c>: which attempts became captions, and the ledger of the others.</summary>
internal static class AnnotationsNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "patch/annotations";

    /// <summary>The node of a patch.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="facts">Digest of the line of facts, which captions are held to.</param>
    /// <param name="attempts">All attempts in order.</param>
    /// <param name="result">What became of them: the record, and the lines of the ledger.</param>
    public static Node Create(
        AerialContext build,
        PatchRecord patch,
        Digest facts,
        IReadOnlyList<NodeRecord> attempts,
        Func<(AnnotationsRecord Record, byte[] Ledger)> result) => new()
        {
            Name = PatchNodes.Name(patch, "annotations"),
            Kind = Kind,
            Manifest = Describe(build, patch, facts, attempts),
            Origin = field => field == "facts"
                ? new FieldOrigin(CauseKind.Input, PatchNodes.Name(patch, "facts"))
                : field.StartsWith("caption ", StringComparison.Ordinal)
                    ? new FieldOrigin(CauseKind.Input, field["caption ".Length..])
                    : FieldOrigins.Of(field),
            Outputs = [null],
            Compute = _ =>
            {
                (AnnotationsRecord record, byte[] ledger) = result();
                return new NodeProduct(record.Pack(), [ledger]);
            },
        };

    private static Manifest Describe(
        AerialContext build, PatchRecord patch, Digest facts, IReadOnlyList<NodeRecord> attempts)
    {
        Manifest.Builder manifest = new Manifest.Builder(Kind, AerialVersions.Annotations)
            .Add("patch", patch.Patch.Id)
            .Add("facts", facts)
            .Add("WashAscii", build.Steps.Wash.IsAsciiOnly)
            .Add("FactCheck", build.Steps.FactCheck)
            .Add("Revisions", build.Steps.Revisions)
            .Add("CaptionRetries", build.Steps.CaptionRetries);
        foreach (NodeRecord attempt in attempts)
        {
            manifest.Add("caption " + attempt.Name, Digest.Of(attempt.Payload.Span));
        }

        return manifest.ToManifest();
    }
}

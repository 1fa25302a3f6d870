using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The node <c>patch/facts</c>: what the map knows about a patch, a line of JSON.</summary>
internal static class FactsNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "patch/facts";

    /// <summary>The node of a patch.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="plan">The quad.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="elements">Digest of the elements that it sees.</param>
    /// <param name="query">Asks for them.</param>
    public static Node Create(
        AerialContext build,
        QuadPlan plan,
        PatchRecord patch,
        Digest elements,
        Func<CancellationToken, ImmutableArray<OsmElement>> query) => new()
        {
            Name = PatchNodes.Name(patch, "facts"),
            Kind = Kind,
            Manifest = Describe(build, plan, patch, elements),
            Origin = static field => field == "elements of the map"
                ? new FieldOrigin(CauseKind.File, "OsmExtract")
                : FieldOrigins.Of(field, "place", PatchesNode.NodeName),
            Outputs = [null],
            NeedsContents = true,
            Compute = cancellation => new NodeProduct(
                Pack(elements),
                [
                    FactsWriter.Write(build.Glossary.Builder.Build(
                        patch.Patch, plan.Quad.Name, plan.Quad.Date, query(cancellation))),
                ]),
        };

    /// <summary>Digest of the elements that a record was made from.</summary>
    public static Digest ElementsOf(NodeRecord facts) => new RecordReader(facts.Payload.Span).Hash();

    private static byte[] Pack(in Digest elements)
    {
        RecordWriter writer = new();
        writer.Hash(elements);
        return writer.ToArray();
    }

    private static Manifest Describe(AerialContext build, QuadPlan plan, PatchRecord patch, in Digest elements)
    {
        RecordWriter place = new();
        GridFormat.Pack(place, patch.Patch.Grid);
        return new Manifest.Builder(Kind, AerialVersions.Facts)
            .Add("patch", patch.Patch.Id)
            .Add("place", Digest.Of(place.ToArray()))
            .Add("image name", plan.Quad.Name)
            .Add("date", plan.Quad.Date ?? "")
            .Add("elements of the map", elements)
            .Add("format", FactsWriter.Version)
            .Add("FactWords", build.Steps.Facts.Style.ToString())
            .Add("TagGlossary", build.Glossary.Digest)
            .ToManifest();
    }
}

using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Evaluates the nodes of one patch: facts, picture, captions, sample.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="session">The quad's unit.</param>
/// <param name="plan">The quad.</param>
/// <param name="pixels">The quad's pixels, if they are needed.</param>
/// <param name="known">Digests of the elements that patches see, as far as the last build tells.</param>
internal sealed class PatchJob(
    AerialContext build, UnitSession session, QuadPlan plan, QuadPixels pixels, KnownElements known)
{
    /// <summary>
    /// Evaluates what needs the pixels or decides whether they are needed; null when a dry run met facts that are not
    /// known.
    /// </summary>
    /// <param name="patch">The patch.</param>
    /// <param name="colors">Its pixels when they are at hand; null reads them when a picture has to be made.</param>
    /// <param name="cancellation">Stops it.</param>
    public PatchStart? Start(PatchRecord patch, PatchPixels? colors, CancellationToken cancellation)
    {
        if (EvaluateFacts(patch, cancellation) is not { } facts)
        {
            string waited = PatchNodes.Name(patch, "facts");
            session.Follows(PatchNodes.Name(patch, "image"), ImageNode.Kind, waited);
            FollowCaptions(patch, waited);
            return null;
        }

        PatchFacts read = Read(facts);
        if (SubjectOf(read) is null)
        {
            return new PatchStart(facts, null, !read.Elements.IsEmpty, HasSubject: false);
        }

        Node picture = ImageNode.Create(patch, build.Steps.JpegQuality, token => Encode(patch, colors, token));
        NodeRecord? image = session.Evaluate(picture, cancellation).Record;
        return new PatchStart(facts, image, HasElements: true, HasSubject: true);
    }

    /// <summary>Evaluates the rest; null when a dry run met something that is not known.</summary>
    public PatchFinding? Finish(PatchRecord patch, PatchStart start, CancellationToken cancellation)
    {
        if (!start.HasSubject)
        {
            return new PatchFinding([start.Facts], start.HasElements, null, null);
        }

        if (start.Image is null && build.Captions.Chat is { SendsImage: true })
        {
            FollowCaptions(patch, PatchNodes.Name(patch, "image"));
            return null;
        }

        // In a dry run: a picture that has to be made says nothing about captions, unless a model is shown it.
        PatchFacts facts = Read(start.Facts);
        CaptionSubject subject = SubjectOf(facts)!;
        CaptionJob captions = new(build, session, patch, start.Image?.Outputs[0].Digest ?? default);
        NodeRecord? annotations = captions.Run(facts, start.Facts.Outputs[0].Digest, subject, cancellation);
        if (annotations is null)
        {
            return null;
        }

        NodeRecord? sample = session.Evaluate(
            SampleNode.Create(build, plan, patch, facts, annotations), cancellation).Record;
        if (sample is null || start.Image is not { } image)
        {
            return null;
        }

        AnnotationsRecord record = AnnotationsRecord.Unpack(annotations.Payload.Span);
        return new PatchFinding(
            [start.Facts, image, .. captions.Attempts, annotations, sample],
            HasElements: true,
            new SampleRecord
            {
                PatchId = patch.Patch.Id,
                Column = patch.Patch.Column,
                Row = patch.Patch.Row,
                Image = image.Outputs[0].Digest,
                ImageBytes = PatchNodes.Unpack(image),
                Text = sample.Outputs[0].Digest,
                TextBytes = PatchNodes.Unpack(sample),
                Facts = start.Facts.Outputs[0].Digest,
                Entry = sample.Outputs[1].Digest,
            },
            record)
        {
            Rejected = record.Reasons.IsEmpty ? null : annotations.Outputs[0].Digest,
        };
    }

    private void FollowCaptions(PatchRecord patch, string waited)
    {
        session.Follows(PatchNodes.Name(patch, "caption"), CaptionNode.Kind, waited);
        session.Follows(PatchNodes.Name(patch, "revisions"), CaptionNode.RevisionKind, waited, build.Steps.Revisions);
        session.Follows(PatchNodes.Name(patch, "annotations"), AnnotationsNode.Kind, waited);
        session.Follows(PatchNodes.Name(patch, "sample"), SampleNode.Kind, waited);
    }

    private NodeRecord? EvaluateFacts(PatchRecord patch, CancellationToken cancellation)
    {
        ImmutableArray<OsmElement>? queried = null;
        ImmutableArray<OsmElement> Query(CancellationToken token) =>
            queried ??= build.Map.Query(PatchFrame.Create(patch.Patch.Grid).BoxWgs84, token);

        Digest elements = known.Of(patch) ?? ElementDigest.Of(Query(cancellation));
        return session.Evaluate(FactsNode.Create(build, plan, patch, elements, Query), cancellation).Record;
    }

    private CaptionSubject? SubjectOf(PatchFacts facts) => ElementChoice.Choose(facts, build.Steps.Choice);

    private PatchFacts Read(NodeRecord facts) =>
        FactsReader.Read(build.Services.Read(facts.Outputs[0].Digest));

    private byte[] Encode(PatchRecord patch, PatchPixels? colors, CancellationToken cancellation)
    {
        if (colors is not null)
        {
            return JpegEncoder.Encode(colors.Rgb, colors.SidePx, colors.SidePx, build.Steps.JpegQuality);
        }

        using PatchPixels read = pixels.Read(patch, cancellation);
        return JpegEncoder.Encode(read.Rgb, read.SidePx, read.SidePx, build.Steps.JpegQuality);
    }
}

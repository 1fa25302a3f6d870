using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Gets the captions of one patch: asks until washing lets an answer through, then falls back to the templates. For one
/// thread.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="session">The quad's unit.</param>
/// <param name="patch">The patch.</param>
/// <param name="image">Digest of its picture.</param>
internal sealed class CaptionJob(AerialContext build, UnitSession session, PatchRecord patch, Digest image)
{
    private readonly List<NodeRecord> _nodes = [];
    private readonly List<RejectedCaption> _rejected = [];
    private TemplateRevisions? _revisions;
    private int _stated;
    private int _unsupported;

    /// <summary>Records of the attempts in order.</summary>
    public IReadOnlyList<NodeRecord> Attempts => _nodes;

    /// <summary>
    /// Evaluates all captions and what washing made of them; null when a dry run met one that is not known.
    /// </summary>
    public NodeRecord? Run(PatchFacts facts, Digest factsDigest, CaptionSubject subject, CancellationToken cancellation)
    {
        List<CaptionSlot> slots = [];
        for (int revision = 0; revision <= build.Steps.Revisions; revision++)
        {
            string? raw = revision == 0 ? null : slots[0].Annotation.Text;
            CaptionOrder order = new(patch, facts, factsDigest, subject, raw, revision);
            if (Get(order, cancellation) is not { } slot)
            {
                Follow(order);
                return null;
            }

            slots.Add(slot);
        }

        return session.Evaluate(
            AnnotationsNode.Create(build, patch, factsDigest, _nodes, () => Result(slots, subject)),
            cancellation).Record;
    }

    private CaptionSlot? Get(CaptionOrder order, CancellationToken cancellation)
    {
        if (build.Captions.Chat is { } chat)
        {
            for (int attempt = 0; attempt <= build.Steps.CaptionRetries; attempt++)
            {
                ChatCall call = chat.Call(order, attempt, image);
                if (session.Evaluate(CaptionNode.Chat(build, order, call), cancellation).Record is not { } answered)
                {
                    return null;
                }

                _nodes.Add(answered);
                if (Accept(order, call, CaptionNode.Unpack(answered)) is { } slot)
                {
                    return slot;
                }
            }
        }

        Node fallback = CaptionNode.Template(
            build, order, isFallback: build.Captions.Chat is not null, () => Write(order));
        if (session.Evaluate(fallback, cancellation).Record is not { } written)
        {
            return null;
        }

        _nodes.Add(written);
        return new CaptionSlot(
            new Annotation(order.Task, CaptionNode.Unpack(written).Text, TemplateCaptioner.Annotator),
            CaptionWriters.TemplateName(order.Task));
    }

    private string Write(CaptionOrder order)
    {
        TemplateCaptioner template = build.Captions.Template;
        long seed = build.Steps.CaptionSeed;
        if (order.Raw is not { } raw)
        {
            return template.Write(order.Facts, order.Subject, seed);
        }

        _revisions ??= template.Revisions(order.Facts, order.Subject, seed, raw);
        return _revisions.Text(order.Revision);
    }

    private CaptionSlot? Accept(CaptionOrder order, ChatCall call, CaptionAnswer answer)
    {
        WashVerdict verdict = CaptionWash.Check(answer, order.Task, build.Steps.Wash);
        string text = CaptionWash.Normalize(answer.Text);
        if (build.Steps.FactCheck)
        {
            FactCheckResult check = FactCheck.Check(text, order.Facts, order.Subject, order.Raw);
            _stated += check.Claims.Length;
            _unsupported += check.Uncovered.Count();
            verdict = verdict.IsAccepted ? check.Verdict : verdict;
        }

        if (verdict.IsAccepted)
        {
            return new CaptionSlot(new Annotation(order.Task, text, call.Model), ChatWriter.PromptName(order.Task));
        }

        _rejected.Add(new RejectedCaption(
            patch.Patch.Id, order.Task, call.Attempt + 1, call.Model, verdict.Reason!, verdict.Detail, answer.Text));
        return null;
    }

    private (AnnotationsRecord Record, byte[] Ledger) Result(List<CaptionSlot> slots, CaptionSubject subject)
    {
        AnnotationsRecord record = new()
        {
            Annotations = [.. slots.Select(slot => slot.Annotation)],
            Prompts = [.. slots.Select(slot => slot.Prompt)],
            Elements = [.. subject.Elements.Select(element => element.Id)],
            Reasons = [.. _rejected.Select(rejected => rejected.Reason)],
            Stated = _stated,
            Unsupported = _unsupported,
        };
        return (record, [.. _rejected.SelectMany(RejectedTable.WriteRow)]);
    }

    // What comes behind a caption that is not known.
    private void Follow(CaptionOrder order)
    {
        string waited = PatchNodes.Name(patch, order.Part);
        if (order.Revision < build.Steps.Revisions)
        {
            session.Follows(
                PatchNodes.Name(patch, "revisions"),
                CaptionNode.RevisionKind,
                waited,
                build.Steps.Revisions - order.Revision);
        }

        session.Follows(PatchNodes.Name(patch, "annotations"), AnnotationsNode.Kind, waited);
        session.Follows(PatchNodes.Name(patch, "sample"), SampleNode.Kind, waited);
    }
}

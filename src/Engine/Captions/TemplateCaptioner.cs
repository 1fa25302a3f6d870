using System.Globalization;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Writes captions without a model: sentences of template files, filled with the facts of a patch. The same facts,
/// subject, seed and templates give the same text everywhere; every caption passes washing and the fact check.
/// </summary>
/// <param name="templates">The sentences.</param>
/// <param name="wash">Names that washing would refuse are left out.</param>
internal sealed class TemplateCaptioner(CaptionTemplates templates, WashOptions wash)
{
    /// <summary>What stands as annotator of its captions.</summary>
    public const string Annotator = "nutonic/template-1";

    /// <summary>Most revisions of a caption: each has a style of its own.</summary>
    public const int MaxRevisions = 4;

    /// <summary>The raw caption of <paramref name="subject"/>.</summary>
    public string Write(PatchFacts facts, CaptionSubject subject, long seed) =>
        new RawCaption(templates, facts, subject, Material(facts, seed, 0), wash).Write();

    /// <summary>
    /// Revision <paramref name="revision"/>, written from the facts: the raw caption, whoever wrote it, is only what
    /// the revision has to differ from.
    /// </summary>
    /// <param name="facts">The patch.</param>
    /// <param name="subject">What the raw caption is about.</param>
    /// <param name="seed">Chooses the words.</param>
    /// <param name="raw">The raw caption.</param>
    /// <param name="revision">1 to <see cref="MaxRevisions"/>; each differs from the others.</param>
    public string Revise(PatchFacts facts, CaptionSubject subject, long seed, string raw, int revision) =>
        Revisions(facts, subject, seed, raw).Text(revision);

    /// <summary>All revisions of one caption: as <see cref="Revise"/>, but each is written once.</summary>
    /// <param name="facts">The patch.</param>
    /// <param name="subject">What the raw caption is about.</param>
    /// <param name="seed">Chooses the words.</param>
    /// <param name="raw">The raw caption.</param>
    public TemplateRevisions Revisions(PatchFacts facts, CaptionSubject subject, long seed, string raw) => new(
        new RevisedCaption(templates, facts, subject, wash), revision => Material(facts, seed, revision), raw);

    private static string Material(PatchFacts facts, long seed, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"caption\n{seed}\n{facts.PatchId}\n{revision}");
}

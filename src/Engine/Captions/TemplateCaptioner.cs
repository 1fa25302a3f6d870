using System.Globalization;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

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
    /// Revision <paramref name="revision"/>, written from the facts: the raw caption, whoever wrote it, is only what the
    /// revision has to differ from.
    /// </summary>
    /// <param name="facts">The patch.</param>
    /// <param name="subject">What the raw caption is about.</param>
    /// <param name="seed">Chooses the words.</param>
    /// <param name="raw">The raw caption.</param>
    /// <param name="revision">1 to <see cref="MaxRevisions"/>; each differs from the others.</param>
    public string Revise(PatchFacts facts, CaptionSubject subject, long seed, string raw, int revision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, MaxRevisions);
        RevisedCaption writer = new(templates, facts, subject, wash);
        int first = PromptSeed.Of(Material(facts, seed, 0)).Pick(0, MaxRevisions);
        HashSet<string> told = new(StringComparer.Ordinal) { raw };
        string text = raw;
        for (int i = 1; i <= revision; i++)
        {
            text = Distinct(writer, (first + i) % MaxRevisions, Material(facts, seed, i), told);
        }

        return text;
    }

    // Two styles meet only when a user's templates make them meet: other words, then, or the sentence as it is.
    private static string Distinct(RevisedCaption writer, int style, string material, HashSet<string> told)
    {
        const int Attempts = 8;
        string text = writer.Write(style, material);
        for (int i = 1; i < Attempts && !told.Add(text); i++)
        {
            text = writer.Write(style, string.Create(CultureInfo.InvariantCulture, $"{material}\n{i}"));
        }

        told.Add(text);
        return text;
    }

    private static string Material(PatchFacts facts, long seed, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"caption\n{seed}\n{facts.PatchId}\n{revision}");
}

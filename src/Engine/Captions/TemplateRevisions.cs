using System.Globalization;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>
/// The revisions of one caption. Each differs from the raw caption and from those before it, so these are written
/// first; none is written twice. For one thread.
/// </summary>
/// <param name="writer">Writes them.</param>
/// <param name="material">What chooses the words of a revision; of 0, the order of the styles.</param>
/// <param name="raw">The raw caption.</param>
internal sealed class TemplateRevisions(RevisedCaption writer, Func<int, string> material, string raw)
{
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal) { raw };
    private readonly int _firstStyle = PromptSeed.Of(material(0)).Pick(0, TemplateCaptioner.MaxRevisions);

    /// <summary>A revision.</summary>
    /// <param name="revision">1 to <see cref="TemplateCaptioner.MaxRevisions"/>.</param>
    public string Text(int revision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, TemplateCaptioner.MaxRevisions);
        while (_texts.Count < revision)
        {
            _texts.Add(Next(_texts.Count + 1));
        }

        return _texts[revision - 1];
    }

    // Two styles meet only when a user's templates make them meet: other words, then, or the sentence as it is.
    private string Next(int revision)
    {
        const int Attempts = 8;
        int style = (_firstStyle + revision) % TemplateCaptioner.MaxRevisions;
        string words = material(revision);
        string text = writer.Write(style, words);
        for (int i = 1; i < Attempts && !_told.Add(text); i++)
        {
            text = writer.Write(style, string.Create(CultureInfo.InvariantCulture, $"{words}\n{i}"));
        }

        _told.Add(text);
        return text;
    }
}

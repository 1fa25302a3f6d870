using System.Text;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>Puts sentences together until a caption is long enough.</summary>
/// <param name="targetWords">No sentence is added once there are as many words.</param>
/// <param name="maxWords">A sentence that would lead beyond is left out.</param>
internal sealed class CaptionText(int targetWords, int maxWords)
{
    private readonly StringBuilder _text = new(320);
    private int _words;

    /// <summary>True when there is room for another sentence.</summary>
    public bool IsOpen => _words < targetWords;

    /// <summary>Words so far.</summary>
    public int Words => _words;

    /// <summary>True when <paramref name="phrase"/> was said.</summary>
    public bool Holds(string phrase) => _text.ToString().Contains(phrase, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Adds the variant of <paramref name="section"/>, filled, when it fits; the first sentence always does.
    /// </summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(
        PromptFile file, string section, PromptSeed seed, IReadOnlyDictionary<string, PromptValue> values) =>
        Add(file.Pick(section, seed).Render(values));

    /// <summary>Adds <paramref name="sentence"/> as above.</summary>
    public bool Add(string sentence)
    {
        int words = CaptionWash.CountWords(sentence);
        if (_words > 0 && _words + words > maxWords)
        {
            return false;
        }

        _text.Append(_words == 0 ? string.Empty : " ").Append(sentence);
        _words += words;
        return true;
    }

    // A name may end with the full stop of an abbreviation.
    public override string ToString() => _text.ToString().Replace("..", ".", StringComparison.Ordinal);
}

using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Where the elements of one patch are, as far as that can contradict a caption. A sentence that names elements, or
/// goes on about "it", is held to these and to the described ones together; of any other sentence nothing is said.
/// </summary>
/// <param name="facts">The patch.</param>
/// <param name="subject">What the caption describes.</param>
/// <param name="raw">The raw caption of a revision; null for a raw caption. What it says may be repeated.</param>
internal sealed class DirectionFacts(PatchFacts facts, CaptionSubject subject, string? raw)
{
    // An element reaches into a half when it crosses the middle by more than a caption would leave out.
    private const double Reach = 0.05;
    private const double WideShare = 0.7;
    private const int ShortestWord = 3;

    private static readonly string[] Pronouns = ["it", "its", "they", "this", "these"];

    private readonly CompassSides _raw = raw is null ? CompassSides.None : DirectionClaims.SidesOf(raw);

    /// <summary>
    /// True when an element of the sentence is there, false when none is; null when that cannot be told.
    /// </summary>
    public bool? Covers(DirectionClaim claim)
    {
        string folded = FactWords.Fold(claim.Sentence);
        string[] words = claim.Sentence.ToLowerInvariant().Split([' ', ',', '-', '\'', '\u2019', '"', '(', ')', ':']);
        ElementFacts[] named =
        [
            .. facts.Elements.Where(element => HasNoun(element, words) || HasName(element, folded)),
        ];
        bool isJudged = named.Length > 0
            || Pronouns.Any(word => folded.StartsWith(" " + word + " ", StringComparison.Ordinal));
        CompassSides reached = named.Concat(subject.Elements)
            .Aggregate(_raw, (sides, element) => sides | SidesOf(element));
        return isJudged ? (claim.Sides & ~reached) == CompassSides.None : null;
    }

    // By its last word, with which its plural begins too.
    private static bool HasNoun(ElementFacts element, string[] words)
    {
        string noun = element.Noun.ToLowerInvariant();
        string last = noun[(noun.LastIndexOf(' ') + 1)..];
        return words.Any(word => word.StartsWith(last, StringComparison.Ordinal));
    }

    private static bool HasName(ElementFacts element, string folded) => FactWords.Fold(element.Name ?? "").Split(' ')
        .Any(word => word.Length > ShortestWord && folded.Contains(" " + word + " ", StringComparison.Ordinal));

    private static CompassSides SidesOf(ElementFacts element)
    {
        if (element.AreaShare >= WideShare)
        {
            return CompassSides.All;
        }

        CompassSides sides = CompassSides.None;
        foreach (string words in element.Positions.Concat(element.Ends).Append(element.Orientation ?? ""))
        {
            sides |= DirectionClaims.SidesOf(words);
        }

        foreach ((double x, double y) in element.Outline.SelectMany(course => course))
        {
            sides |= y > 0.5 + Reach ? CompassSides.North : y < 0.5 - Reach ? CompassSides.South : CompassSides.None;
            sides |= x > 0.5 + Reach ? CompassSides.East : x < 0.5 - Reach ? CompassSides.West : CompassSides.None;
        }

        return sides;
    }
}

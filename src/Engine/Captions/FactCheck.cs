using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Holds a caption to its facts: every number and every proper name in it has to occur there, and no element may be
/// said to be in a half of the picture that it does not reach. Numbers may be rounded and may stand in other units;
/// names may be written without accents or with the usual abbreviations. Plain words, and vague amounts such as
/// "about a third", are not checked.
/// </summary>
internal static class FactCheck
{
    /// <summary>What <paramref name="text"/> claims, and which of it the facts have.</summary>
    /// <param name="text">The caption.</param>
    /// <param name="facts">The patch; all of its elements count, not only the described ones.</param>
    /// <param name="subject">What the caption describes.</param>
    /// <param name="raw">The raw caption when <paramref name="text"/> is a revision of it:
    /// what it says counts too.</param>
    public static FactCheckResult Check(string text, PatchFacts facts, CaptionSubject subject, string? raw = null)
    {
        FactVocabulary vocabulary = new(facts, subject, raw);
        NameClaim[] names = [.. NameClaims.Find(text)];
        List<(int Position, FactClaim Claim)> claims =
        [
            .. names.Select(name => (name.Position, new FactClaim("name", name.Text, IsCovered(name, vocabulary)))),
        ];
        foreach (NumberClaim number in NumberClaims.Find(text))
        {
            // "Highway 24" is one claim.
            bool isInName = names.Any(
                name => number.Position >= name.Position && number.Position < name.Position + name.Text.Length);
            if (!isInName)
            {
                claims.Add((number.Position, new FactClaim("number", number.Text, vocabulary.HasNumber(number))));
            }
        }

        DirectionFacts places = new(facts, subject, raw);
        foreach (DirectionClaim direction in DirectionClaims.Find(text))
        {
            if (!names.Any(
                name => direction.Position >= name.Position && direction.Position < name.Position + name.Text.Length)
                && places.Covers(direction) is { } isCovered)
            {
                claims.Add((direction.Position, new FactClaim("direction", direction.Text, isCovered)));
            }
        }

        return new FactCheckResult([.. claims.OrderBy(claim => claim.Position).Select(claim => claim.Claim)]);
    }

    private static bool IsCovered(NameClaim name, FactVocabulary vocabulary)
    {
        if (Has(name.Text, vocabulary))
        {
            return true;
        }

        // "Main St. Oak Lane" may be the end of one sentence and the start of another.
        return name.Text.Split(". ").All(piece => Has(piece, vocabulary) || HasParts(piece, vocabulary));
    }

    private static bool HasParts(string name, FactVocabulary vocabulary) =>
        NameClaims.Parts(name).All(part => Has(part, vocabulary) || Has(WithoutSides(part), vocabulary));

    private static bool Has(string name, FactVocabulary vocabulary)
    {
        if (vocabulary.HasWords(name))
        {
            return true;
        }

        bool isPossessive = name.Length > 2 && name[^1] == 's' && FactWords.IsApostrophe(name[^2]);
        return isPossessive && vocabulary.HasWords(name[..^2]);
    }

    // "North Oakland Avenue" for the north of it.
    private static string WithoutSides(string name)
    {
        int space = name.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && CompassWord.TryParse(name[..space], out _) ? name[(space + 1)..] : name;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>The names and numbers that a caption of one patch may use.</summary>
internal sealed partial class FactVocabulary
{
    private readonly List<string> _texts = [];
    private readonly List<double> _lengths = [];
    private readonly List<double> _areas = [];
    private readonly List<double> _shares = [];
    private readonly HashSet<double> _counts = [];
    private readonly HashSet<double> _quoted = [];

    /// <summary>Takes in all of <paramref name="facts"/>, and of a revision the caption that it revises.</summary>
    /// <param name="facts">The patch.</param>
    /// <param name="subject">What the caption describes.</param>
    /// <param name="raw">The raw caption of a revision; null for a raw caption.</param>
    public FactVocabulary(PatchFacts facts, CaptionSubject subject, string? raw)
    {
        _lengths.Add(facts.SideMeters);
        _areas.Add(facts.SideMeters * facts.SideMeters);
        _counts.Add(subject.Elements.Length);
        AddDate(facts.Date);
        foreach (ElementFacts element in facts.Elements)
        {
            AddElement(element);
        }

        AddCounts(facts);
        if (raw is not null)
        {
            AddRaw(raw);
        }
    }

    /// <summary>True when the words of <paramref name="phrase"/> stand in one fact, side by side.</summary>
    public bool HasWords(string phrase)
    {
        string folded = FactWords.Fold(phrase);
        return folded.Length <= 2 || _texts.Exists(text => text.Contains(folded, StringComparison.Ordinal));
    }

    /// <summary>True when a fact is <paramref name="claim"/>, as far as it is rounded.</summary>
    public bool HasNumber(NumberClaim claim) =>
        _quoted.Any(value => Math.Abs(value - claim.Value) <= Slack(claim, value, 1))
        || (claim.Measure == Measure.None && _counts.Contains(claim.Value))
        || Candidates(claim.Measure)
            .Any(value => Math.Abs(value - (claim.Value * claim.Scale)) <= Slack(claim, value, claim.Scale));

    private static double Slack(NumberClaim claim, double value, double scale) =>
        (claim.Quantum * scale / 2) + (1e-9 * Math.Abs(value));

    private List<double> Candidates(Measure measure) => measure switch
    {
        Measure.Length => _lengths,
        Measure.Area => _areas,
        Measure.Share => _shares,
        _ => [],
    };

    private void AddElement(ElementFacts element)
    {
        AddText(element.Noun);
        AddText(element.Name ?? string.Empty);
        foreach (TagFact tag in element.Tags)
        {
            AddText(tag.Key);
            AddText(tag.Value);
            AddText(tag.Meaning ?? string.Empty);
        }

        if (element.Kind == ElementKind.Area)
        {
            _areas.Add(element.AreaSquareMeters);
            _shares.Add(element.AreaShare);
        }

        if (element.Kind == ElementKind.Line)
        {
            _lengths.Add(element.LengthMeters);
            _shares.Add(element.LengthShare);
        }

        _lengths.AddRange(
            element.Relations.Where(relation => relation.DistanceMeters > 0)
                .Select(relation => relation.DistanceMeters));
        _counts.Add(element.Outline.Length);
        _counts.Add(element.Positions.Length);
        _counts.Add(element.Ends.Length);
    }

    private void AddText(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _texts.Add(FactWords.Fold(text));
        foreach (Match match in Number().Matches(text))
        {
            if (double.TryParse(
                match.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            {
                _quoted.Add(value);
            }
        }
    }

    // How many there are of a sort, in the patch and around each element.
    private void AddCounts(PatchFacts facts)
    {
        Dictionary<string, string> nouns = new(StringComparer.Ordinal);
        foreach (ElementFacts element in facts.Elements)
        {
            nouns.TryAdd(element.Id, element.Noun);
        }

        AddGroups(facts.Elements.Select(element => element.Noun));
        foreach (ElementFacts element in facts.Elements)
        {
            (string Noun, string Relation)[] others =
            [
                .. element.Relations.Select(
                    relation => (nouns.GetValueOrDefault(relation.Other, string.Empty), relation.Relation)),
            ];
            AddGroups(others.Select(other => other.Noun));
            AddGroups(others.Select(other => other.Noun + "\n" + other.Relation));
        }
    }

    private void AddGroups(IEnumerable<string> keys)
    {
        foreach (IGrouping<string, string> group in keys.GroupBy(key => key, StringComparer.Ordinal))
        {
            _counts.Add(group.Count());
        }
    }

    private void AddDate(string? date)
    {
        if (DateOnly.TryParseExact(
            date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            _counts.Add(day.Year);
            _texts.Add(FactWords.Fold(day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));
            _texts.Add(FactWords.Fold(day.ToString("MMMM d yyyy", CultureInfo.InvariantCulture)));
        }
    }

    private void AddRaw(string raw)
    {
        _texts.Add(FactWords.Fold(raw));
        foreach (NumberClaim claim in NumberClaims.Find(raw))
        {
            if (claim.Measure == Measure.None)
            {
                _quoted.Add(claim.Value);
            }
            else
            {
                Candidates(claim.Measure).Add(claim.Value * claim.Scale);
            }
        }
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

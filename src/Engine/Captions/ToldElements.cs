using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// What a caption has told of. The map often has one thing several times: a river as an area and as a line, a street in
/// pieces.
/// </summary>
internal sealed class ToldElements
{
    private static readonly HashSet<string> Watercourses =
        new(StringComparer.Ordinal) { "river", "stream", "canal", "ditch", "drain", "tidal channel", "body of water" };

    private readonly List<ElementFacts> _told = [];

    /// <summary>Takes note of <paramref name="element"/>.</summary>
    /// <returns>False when the same thing was told already.</returns>
    public bool Add(ElementFacts element)
    {
        if (_told.Exists(other => IsSame(other, element)))
        {
            return false;
        }

        _told.Add(element);
        return true;
    }

    private static bool IsSame(ElementFacts a, ElementFacts b)
    {
        if (a.Id == b.Id)
        {
            return true;
        }

        if (!string.IsNullOrWhiteSpace(a.Name) && !string.IsNullOrWhiteSpace(b.Name))
        {
            return string.Equals(a.Name.Trim(), b.Name.Trim(), StringComparison.OrdinalIgnoreCase);
        }

        bool isAreaAndLine =
            (a.Kind, b.Kind) is (ElementKind.Area, ElementKind.Line) or (ElementKind.Line, ElementKind.Area);
        return isAreaAndLine && (a.Noun == b.Noun || (Watercourses.Contains(a.Noun) && Watercourses.Contains(b.Noun)));
    }
}

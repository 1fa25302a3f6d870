namespace NuTonic.Engine.Facts;

/// <summary>An element with its geometry and its words.</summary>
/// <param name="Seen">Geometry inside the patch.</param>
/// <param name="Facts">Words, without relations.</param>
internal sealed record Described(SeenElement Seen, ElementFacts Facts)
{
    /// <summary>Largest areas, longest lines, points; by the numbers as they are stored, then by id.</summary>
    public static int LargestFirst(Described a, Described b)
    {
        int order = a.Facts.Kind.CompareTo(b.Facts.Kind);
        order = order != 0 ? order : b.Facts.AreaSquareMeters.CompareTo(a.Facts.AreaSquareMeters);
        order = order != 0 ? order : b.Facts.LengthMeters.CompareTo(a.Facts.LengthMeters);
        return order != 0 ? order : a.Seen.Element.Id.CompareTo(b.Seen.Element.Id);
    }
}

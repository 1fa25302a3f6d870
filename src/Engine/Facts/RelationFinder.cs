using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Finds how elements lie to each other. What is told of one is told of the other, with the opposite words.
/// </summary>
internal static class RelationFinder
{
    private const int MostRelations = 4; // Of one element.

    /// <summary>
    /// The elements in their order, with their nearest relations: nearest first, then those of larger elements.
    /// </summary>
    public static ImmutableArray<ElementFacts> Relate(ImmutableArray<Described> elements, PatchFrame frame)
    {
        Footprint[] footprints = [.. elements.Select(element => Footprint.Of(element.Seen, frame))];
        List<(double Distance, int A, int B, Meeting Meeting)> meetings = [];
        for (int a = 0; a < footprints.Length; a++)
        {
            for (int b = a + 1; b < footprints.Length; b++)
            {
                if (Meeting.Of(footprints[a], footprints[b]) is { } meeting)
                {
                    meetings.Add((Rounding.Measure(meeting.DistanceMeters), a, b, meeting));
                }
            }
        }

        meetings.Sort((x, y) => (x.Distance, x.A + x.B, x.A).CompareTo((y.Distance, y.A + y.B, y.A)));
        List<RelationFact>[] relations = [.. footprints.Select(_ => new List<RelationFact>())];
        foreach ((double distance, int a, int b, Meeting meeting) in meetings)
        {
            if (relations[a].Count < MostRelations && relations[b].Count < MostRelations)
            {
                string toB = meeting.Relation;
                relations[a].Add(new RelationFact(elements[b].Facts.Id, toB, Word(meeting, 1), distance));
                relations[b].Add(
                    new RelationFact(elements[a].Facts.Id, Meeting.Inverse(toB), Word(meeting, -1), distance));
            }
        }

        return [.. elements.Select((element, i) => element.Facts with { Relations = [.. relations[i]] })];
    }

    private static string? Word(Meeting meeting, int sign) =>
        meeting.Direction is { } direction ? CompassWords.Direction(sign * direction.X, sign * direction.Y) : null;
}

using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// Makes polygons and lines of the members of a relation. Members that are relations are not followed.
/// </summary>
internal sealed class RelationShape(WorkBudget budget)
{
    /// <summary>The shape of a relation, or why it has none.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="kind">Lines or polygons.</param>
    /// <param name="courseOf">Positions of a member that is a way; null when the extract lacks it.</param>
    public Shape Create(RawRelation relation, PackedKind kind, Func<RawMember, PackedPoint?[]?> courseOf)
    {
        List<PackedPoint[]> ways = [];
        bool isCut = false;
        int positions = 0;
        HashSet<long> seen = [];
        foreach (RawMember member in relation.Members)
        {
            if (!IsPart(member, kind) || !seen.Add(member.Id))
            {
                continue;
            }

            PackedPoint?[] course = courseOf(member) ?? [null];
            isCut |= course.Contains(null);
            positions += course.Length;
            if (positions > ElementLimits.Positions || !budget.TrySpend(course.Length * WorkBudget.PerPosition))
            {
                return Shape.Skip(SkipReason.TooComplex);
            }

            ways.AddRange(WayShape.Runs(course));
        }

        if (ways.Count == 0)
        {
            return Shape.Skip(SkipReason.NoGeometry);
        }

        return kind == PackedKind.Lines
            ? new Shape(kind, [.. ways.Select(static way => new[] { way })], isCut)
            : CreatePolygons(ways, isCut);
    }

    private static bool IsPart(RawMember member, PackedKind kind) =>
        member.Type == OsmType.Way && (kind == PackedKind.Lines || member.IsRing);

    private Shape CreatePolygons(List<PackedPoint[]> ways, bool isCut)
    {
        var assembly = new RingAssembly();
        foreach (PackedPoint[] way in ways)
        {
            assembly.Add(way);
        }

        assembly.Run();
        Ring[] rings = [.. assembly.Rings.Select(static ring => Ring.Create(ring)).OfType<Ring>()];
        if (rings.Length == 0)
        {
            return Shape.Skip(isCut ? SkipReason.CutArea
                : assembly.LeftOver > 0 ? SkipReason.UnclosedRing
                : SkipReason.Degenerate);
        }

        return new RingNesting(rings, budget).Polygons() is { } polygons
            ? new Shape(PackedKind.Polygons, polygons, isCut || assembly.LeftOver > 0)
            : Shape.Skip(SkipReason.TooComplex);
    }
}

using System.Collections.Immutable;
using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>Makes elements with geometry of what an extract lists, and counts what became of each.</summary>
internal sealed class ElementBuilder(IExtractStore store)
{
    private readonly long[] _read = new long[Enum.GetValues<OsmType>().Length];
    private readonly long[] _stored = new long[Enum.GetValues<PackedKind>().Length];
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];
    private readonly WorkBudget _budget = new();
    private long _incomplete;

    /// <summary>What was found so far.</summary>
    public ExtractStatistics Statistics => new()
    {
        Read = [.. _read],
        Stored = [.. _stored],
        Skipped = [.. _skipped],
        Incomplete = _incomplete,
    };

    /// <summary>Elements that are worth keeping, ordered by <see cref="OsmId"/>.</summary>
    /// <param name="nodes">How many nodes the extract lists: those without tags do not come here one by one.</param>
    public IEnumerable<PackedElement> Build(long nodes)
    {
        _read[(int)OsmType.Node] = nodes;
        _skipped[(int)SkipReason.Untagged] += nodes;
        foreach (RawNode node in store.TaggedNodes())
        {
            _skipped[(int)SkipReason.Untagged]--;
            if (Finish(new OsmId(OsmType.Node, node.Id), node.Tags, ShapeOf(node)) is { } element)
            {
                yield return element;
            }
        }

        foreach (RawWay way in store.Ways())
        {
            _read[(int)OsmType.Way]++;
            _budget.Grant(Math.Max(way.Nodes.Length, way.Course.Length));
            if (Finish(new OsmId(OsmType.Way, way.Id), way.Tags, ShapeOf(way)) is { } element)
            {
                yield return element;
            }
        }

        foreach (RawRelation relation in store.Relations())
        {
            _read[(int)OsmType.Relation]++;
            if (Finish(new OsmId(OsmType.Relation, relation.Id), relation.Tags, ShapeOf(relation)) is { } element)
            {
                yield return element;
            }
        }
    }

    private static Shape ShapeOf(RawNode node) => TagRules.Describes(OsmType.Node, node.Tags)
        ? Shape.Point(node.Position, false)
        : Shape.Skip(SkipReason.Untagged);

    private Shape ShapeOf(RawWay way) => TagRules.Describes(OsmType.Way, way.Tags)
        ? OrCenter(WayShape.Create(way, CourseOf(way)), way.Center)
        : Shape.Skip(SkipReason.Untagged);

    private Shape ShapeOf(RawRelation relation)
    {
        if (!TagRules.Describes(OsmType.Relation, relation.Tags))
        {
            return Shape.Skip(SkipReason.Untagged);
        }

        return TagRules.ShapeOfRelation(relation.Tags) is { } kind
            ? OrCenter(new RelationShape(_budget).Create(relation, kind, CourseOf), relation.Center)
            : Shape.Skip(SkipReason.OtherRelation);
    }

    private static Shape OrCenter(Shape shape, PackedPoint? center) =>
        shape.Parts.Length == 0 && shape.Reason == SkipReason.NoGeometry && center is { } position
            ? Shape.Point(position, true)
            : shape;

    private PackedPoint?[]? CourseOf(RawMember member) =>
        member.Course.Length > 0 ? member.Course
        : store.FindWay(member.Id) is { } way ? CourseOf(way)
        : null;

    private PackedPoint?[] CourseOf(RawWay way) =>
        way.Course.Length > 0 ? way.Course : Array.ConvertAll(way.Nodes, store.FindPosition);

    private PackedElement? Finish(OsmId id, ImmutableArray<KeyValuePair<string, string>> tags, Shape shape)
    {
        if (shape.Parts.Length == 0)
        {
            _skipped[(int)shape.Reason]++;
            return null;
        }

        _stored[(int)shape.Kind]++;
        _incomplete += shape.IsIncomplete ? 1 : 0;
        return new PackedElement
        {
            Id = id,
            Tags = tags,
            Kind = shape.Kind,
            Parts = shape.Parts,
            IsIncomplete = shape.IsIncomplete,
        };
    }
}

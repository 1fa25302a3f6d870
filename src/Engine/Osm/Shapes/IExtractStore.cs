using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>Keeps the elements of an extract until all are there, then gives them in the order of their ids.</summary>
internal interface IExtractStore : IExtractSink
{
    /// <summary>Nodes with tags, by id.</summary>
    IEnumerable<RawNode> TaggedNodes();

    /// <summary>All ways, by id.</summary>
    IEnumerable<RawWay> Ways();

    /// <summary>All relations, by id.</summary>
    IEnumerable<RawRelation> Relations();

    /// <summary>One way; null when the extract lacks it.</summary>
    RawWay? FindWay(long id);

    /// <summary>Position of a node; null when the extract lacks it.</summary>
    PackedPoint? FindPosition(long id);
}

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// Receives the elements of an extract in the order of the file. An element that comes again replaces the first.
/// </summary>
internal interface IExtractSink
{
    /// <summary>Takes a node.</summary>
    void Add(in RawNode node);

    /// <summary>Takes a way.</summary>
    void Add(RawWay way);

    /// <summary>Takes a relation.</summary>
    void Add(RawRelation relation);
}

namespace NuTonic.Engine.Osm;

/// <summary>Why an element of an extract is not in its index; the names are stored.</summary>
internal enum SkipReason
{
    /// <summary>It has no tags, or nothing but notes about its making: a corner of something else.</summary>
    Untagged,

    /// <summary>A relation whose type has no shape of its own, such as a turn restriction.</summary>
    OtherRelation,

    /// <summary>The extract has nothing of its geometry.</summary>
    NoGeometry,

    /// <summary>An area of which no outline is whole, because the extract lacks a part.</summary>
    CutArea,

    /// <summary>
    /// An area whose outline has ends, though every way and node that the extract names is there: the map is wrong, or
    /// the extract was cut by a program that drops what it cuts.
    /// </summary>
    UnclosedRing,

    /// <summary>All its positions are the same or on one line where an area is needed.</summary>
    Degenerate,

    /// <summary>Its shape would take more work than any real one.</summary>
    TooComplex,
}

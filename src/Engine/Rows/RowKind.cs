namespace NuTonic.Engine.Rows;

/// <summary>What a row asks.</summary>
internal enum RowKind
{
    /// <summary>The whole chip in words.</summary>
    Caption,

    /// <summary>Boxes of the regions of every class.</summary>
    GroundAll,

    /// <summary>One class in words.</summary>
    ClassCaption,

    /// <summary>Boxes of the regions of one class.</summary>
    GroundClass,

    /// <summary>Where a still image was taken.</summary>
    Overview,
}

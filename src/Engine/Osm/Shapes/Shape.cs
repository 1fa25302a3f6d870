namespace NuTonic.Engine.Osm.Shapes;

/// <summary>The geometry of an element, or why it has none.</summary>
/// <param name="Kind">What the parts are.</param>
/// <param name="Parts">As <see cref="PackedElement.Parts"/>; empty when it has none.</param>
/// <param name="IsIncomplete">True when the extract lacks a part.</param>
internal sealed record Shape(PackedKind Kind, PackedPoint[][][] Parts, bool IsIncomplete)
{
    /// <summary>Why there are no parts; of no meaning otherwise.</summary>
    public SkipReason Reason { get; private init; }

    /// <summary>No geometry.</summary>
    public static Shape Skip(SkipReason reason) => new(PackedKind.Point, [], false) { Reason = reason };

    /// <summary>A single position.</summary>
    public static Shape Point(PackedPoint position, bool isIncomplete) =>
        new(PackedKind.Point, [[[position]]], isIncomplete);
}

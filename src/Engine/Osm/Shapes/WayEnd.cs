namespace NuTonic.Engine.Osm.Shapes;

/// <summary>One end of a way.</summary>
/// <param name="Way">Number of the way.</param>
/// <param name="IsLast">True for the end at its last position.</param>
internal readonly record struct WayEnd(int Way, bool IsLast)
{
    /// <summary>The other end.</summary>
    public WayEnd Other => new(Way, !IsLast);
}

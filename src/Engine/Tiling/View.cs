namespace NuTonic.Engine.Tiling;

/// <summary>How a chip and its mask are turned before they are stored.</summary>
internal enum View
{
    /// <summary>As seen, north up.</summary>
    Identity,

    /// <summary>Left and right exchanged.</summary>
    Flip,

    /// <summary>A quarter turn counter-clockwise.</summary>
    Rotate90,

    /// <summary>A half turn.</summary>
    Rotate180,

    /// <summary>A quarter turn clockwise.</summary>
    Rotate270,
}

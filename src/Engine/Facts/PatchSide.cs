namespace NuTonic.Engine.Facts;

/// <summary>The four sides of a patch.</summary>
internal enum PatchSide
{
    /// <summary>X = 0.</summary>
    West,

    /// <summary>X = 1.</summary>
    East,

    /// <summary>Y = 0.</summary>
    South,

    /// <summary>Y = 1.</summary>
    North,
}

namespace NuTonic.Engine.Captions;

/// <summary>Halves of a picture.</summary>
[Flags]
internal enum CompassSides
{
    /// <summary>None: the middle.</summary>
    None = 0,

    /// <summary>The upper half.</summary>
    North = 1,

    /// <summary>The lower half.</summary>
    South = 2,

    /// <summary>The right half.</summary>
    East = 4,

    /// <summary>The left half.</summary>
    West = 8,

    /// <summary>All of it.</summary>
    All = North | South | East | West,
}

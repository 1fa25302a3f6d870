namespace NuTonic.Engine.Facts;

/// <summary>What an element looks like on the ground.</summary>
internal enum ElementKind
{
    /// <summary>A surface: caption task 1.</summary>
    Area,

    /// <summary>A line: caption task 2.</summary>
    Line,

    /// <summary>A single place.</summary>
    Point,
}

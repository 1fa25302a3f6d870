namespace NuTonic.Engine.Rows;

/// <summary>What the right and bottom numbers of a stored box mean.</summary>
internal enum BoxConvention
{
    /// <summary>One past the last pixel: a box over the whole image is [0, 0, 1, 1], and no box is empty.</summary>
    HalfOpen,

    /// <summary>The last pixel itself, as the reference stores it: a line of one pixel has no extent.</summary>
    Inclusive,
}

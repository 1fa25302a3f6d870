namespace NuTonic.Engine.Raster;

/// <summary>How a warp decides whether it shrinks the image, and so must average more than 2 x 2 pixels.</summary>
internal enum KernelScaling
{
    /// <summary>From the derivative of the map at the destination's centre: a rotation alone blurs nothing.</summary>
    Local,

    /// <summary>
    /// From the sizes of source window and destination, in chunks of limited memory: the arithmetic of the reference,
    /// which smooths the imagery of neighbour zones although their resolution is equal.
    /// </summary>
    SourceWindow,
}

namespace NuTonic.Engine.Diagnostics;

// NT3xxx: tiling. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>Split weights that cannot be read: the text and the largest weight.</summary>
    public static readonly ErrorDescriptor SplitWeights = Error(
        "NT3001",
        "Split weights '{0}' are not three whole numbers 0..{1} of which one is positive: write train;validation;test, "
        + "for example 8;1;1.");

    /// <summary>A POI has no tile worth a chip: POI, reason and remedy.</summary>
    public static readonly ErrorDescriptor NoTiles = Warning(
        "NT3010", "'{0}' yields no tile: {1}.");
}

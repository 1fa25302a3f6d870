namespace NuTonic.Engine.Diagnostics;

// NT94xx: the profile of aerial quads as a whole. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>Quads failed, so that shards and card were left alone: how many.</summary>
    public static readonly ErrorDescriptor ShardsNotAssembled = Error(
        "NT9401",
        "Failed quads: {0}. The shards and the card are left as they were. Mend the errors above and build again; what was finished is kept.");

    /// <summary>A global property of another profile: property, its profile, the profile that is built.</summary>
    public static readonly ErrorDescriptor ForeignOption = Warning(
        "NT9402", "The property '{0}' is an option of Profile={1} and has no effect with Profile={2}.");
}

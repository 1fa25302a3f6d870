namespace NuTonic.Engine.Diagnostics;

// NT94xx: the profile of aerial quads as a whole. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>Quads failed, so that shards and card were left alone: how many.</summary>
    public static readonly ErrorDescriptor ShardsNotAssembled = Error(
        "NT9401",
        "Failed quads: {0}. The shards and the card are left as they were. Mend the errors above and build again; what "
        + "was finished is kept.");

    /// <summary>A global property of another profile: property, its profile, the profile that is built.</summary>
    public static readonly ErrorDescriptor ForeignOption = Warning(
        "NT9402", "The property '{0}' is an option of Profile={1} and has no effect with Profile={2}.");

    /// <summary>Imagery without a map: nothing.</summary>
    public static readonly ErrorDescriptor NoExtract = Warning(
        "NT9403",
        "There is no map of the imagery, so no patch gets a caption: set OsmExtract to an extract of its area.");

    /// <summary>A quad that gives no patch: quad, why.</summary>
    public static readonly ErrorDescriptor QuadWithoutPatches = Warning(
        "NT9404", "Quad '{0}' gives no patch: {1}.");

    /// <summary>
    /// Patches, but no samples: patches, those without elements, those without one that is large enough.
    /// </summary>
    public static readonly ErrorDescriptor NoSamples = Warning(
        "NT9405",
        "None of {0} patches has a caption: the map has nothing to be seen in {1} of them, and nothing large or long "
        + "enough in {2}. Check that OsmExtract covers the imagery, or lower MinAreaShare and MinLengthShare.");

    /// <summary>Options of a server while templates write the captions: their names.</summary>
    public static readonly ErrorDescriptor CaptionServerUnused = Warning(
        "NT9406", "Nothing uses {0}, because templates write the captions: set Captioner=openai to ask the server.");
}

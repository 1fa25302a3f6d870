namespace NuTonic.Engine.Diagnostics;

// NT82xx: what -t:Verify and -t:VerifyReproducible find. A retired code stays as a comment so that it is not given out
// again.
public static partial class Errors
{
    /// <summary>Damage was found and not repaired: damaged, checked.</summary>
    public static readonly ErrorDescriptor DamageFound = Error(
        "NT8200",
        "{0} of {1} things that were checked are damaged, see the warnings above. -t:Verify -p:Repair=true drops them, "
        + "and the next build makes them anew.");

    /// <summary>An output has other bytes under the stamp it was published with: path.</summary>
    public static readonly ErrorDescriptor OutputRotten = Warning(
        "NT8201",
        "'{0}' no longer has the bytes that were published, though nothing seems to have written to it: check the "
        + "disk. Builds trust its time stamp until -p:Repair=true drops it from the record.");

    /// <summary>An output was written to since it was published: path.</summary>
    public static readonly ErrorDescriptor OutputChanged = Warning(
        "NT8202",
        "'{0}' was changed after it was published. It is left as it is; the next build replaces it, with a warning. To "
        + "keep a change, make it in the inputs or copy the file elsewhere.");

    /// <summary>An output is gone: path.</summary>
    public static readonly ErrorDescriptor OutputMissing = Warning(
        "NT8203", "'{0}' was published and is missing; the next build puts it back.");

    /// <summary>An output cannot be read: path, the system's words.</summary>
    public static readonly ErrorDescriptor OutputUnreadable = Warning(
        "NT8204", "'{0}' was published and cannot be checked: {1}");

    /// <summary>The record of a unit does not read: unit.</summary>
    public static readonly ErrorDescriptor RecordUnreadable = Warning(
        "NT8205", "What the last build remembered of '{0}' does not read; the next build looks at all of it again.");

    /// <summary>A content of the cache is not sound: digest, what is wrong.</summary>
    public static readonly ErrorDescriptor ContentNotSound = Warning(
        "NT8206", "Content {0} of the cache is damaged: {1}.");

    /// <summary>An action of the cache is not sound: key, what is wrong.</summary>
    public static readonly ErrorDescriptor ActionNotSound = Warning(
        "NT8207", "The result that the cache keeps for fingerprint {0} is damaged: {1}.");

    /// <summary>The index is broken as a whole: path.</summary>
    public static readonly ErrorDescriptor IndexBroken = Warning(
        "NT8208",
        "The cache index '{0}' is damaged or of another version, so the cache was not checked any further. The next "
        + "build that notices sets it aside and begins a new one, and so does -p:Repair=true.");

    /// <summary>More was found than is listed: how much more.</summary>
    public static readonly ErrorDescriptor MoreFound = Warning(
        "NT8209", "{0} more are not listed.");

    /// <summary>An index of an older version was set aside: path, its version, ours, where it is now.</summary>
    public static readonly ErrorDescriptor IndexOlder = Warning(
        "NT8210",
        "The cache index '{0}' has schema version {1}; this version of NuTonic writes {2}. It is now '{3}' and a new "
        + "one was begun. Delete the old one when you no longer need it.");

    /// <summary>An index of another program was set aside: path, where it is now.</summary>
    public static readonly ErrorDescriptor IndexForeign = Warning(
        "NT8211",
        "'{0}' is not a cache index of NuTonic. It is now '{1}' and a new one was begun. Delete the old one when you "
        + "no longer need it.");

    /// <summary>A second build gave other bytes: path, node, first offset that differs.</summary>
    public static readonly ErrorDescriptor NotReproduced = Error(
        "NT8212",
        "'{0}' of node {1} came out different the second time, from byte {2} on: its step is not deterministic, or the "
        + "data set still has results of older code under the same version constant. -t:Rebuild tells which.");

    /// <summary>Only one of two builds publishes a file: path, node, which build.</summary>
    public static readonly ErrorDescriptor PublishedOnce = Error(
        "NT8213", "'{0}' of node {1} was published by the {2} of two builds only.");

    /// <summary>A file that differs is not what the build published: path, node, first offset that differs.</summary>
    public static readonly ErrorDescriptor DamagedBeforeComparison = Error(
        "NT8214",
        "'{0}' of node {1} differs from a second build from byte {2} on, but it is not what was published either: it "
        + "was damaged on the disk. Run -t:Verify -p:Repair=true and build, then compare again.");

    /// <summary>A published file that another one was to be copied from is not what was published: path.</summary>
    public static readonly ErrorDescriptor RottenSource = Warning(
        "NT8215",
        "'{0}' no longer has the bytes that were published, though nothing seems to have written to it: it is written "
        + "from the cache, not from what is there. Check the disk.");
}

namespace NuTonic.Engine.Diagnostics;

// NT61xx: shards of aerial patches and what lies beside them. A retired code stays as a comment so that it is not given
// out again.
public static partial class Errors
{
    /// <summary>A name does not fit a plain tar header: the name, what is wrong.</summary>
    public static readonly ErrorDescriptor TarName = Error(
        "NT6100",
        "'{0}' cannot be the name of a file in a shard: {1}. Use 1 to 100 printable ASCII characters "
        + "and a relative path.");

    /// <summary>A content does not fit a plain tar header: name, its bytes.</summary>
    public static readonly ErrorDescriptor TarSize = Error(
        "NT6101", "'{0}' has {1} bytes, but a file in a shard has less than 8 GiB.");

    /// <summary>Bytes are no tar entry: what is wrong.</summary>
    public static readonly ErrorDescriptor TarEntryDamaged = Error(
        "NT6102", "An entry of a shard cannot be read: {0}. Build again with -t:Verify -p:Repair=true.");

    /// <summary>The JSON of a sample is not what this version writes: what is wrong.</summary>
    public static readonly ErrorDescriptor SampleDamaged = Error(
        "NT6103", "The text of a sample cannot be read: {0}. Build again with -t:Verify -p:Repair=true.");

    /// <summary>Groups of samples with the same hash are too many for a shard: samples, the most.</summary>
    public static readonly ErrorDescriptor ShardGroupsCollide = Error(
        "NT6104",
        "{0} samples have names that hash alike, so no number of shards keeps them to {1}. Raise ShardSize, or rename "
        + "one of the quads.");

    /// <summary>Shards are too many for their names: shards needed, samples of a shard, the most.</summary>
    public static readonly ErrorDescriptor ShardNumbers = Error(
        "NT6105",
        "With {1} samples for each, {0} shards are needed, but their names have room for {2}. Raise ShardSize.");

    /// <summary>A packed tally of captions does not read: what is wrong.</summary>
    public static readonly ErrorDescriptor TallyDamaged = Error(
        "NT6106", "The caption counts of a quad cannot be read: {0}. Build again with -t:Verify -p:Repair=true.");
}

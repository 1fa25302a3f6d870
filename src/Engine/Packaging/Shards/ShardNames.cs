using System.Globalization;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// Names of shards, of what lies beside them, and of the files in them. Numbers of shards have six digits, so that
/// brace patterns such as <c>train-{000000..000261}.tar</c> work; keys are patch ids without a dot.
/// </summary>
internal static class ShardNames
{
    /// <summary>Folder of the shards, relative to the data set.</summary>
    public const string Folder = "JPG";

    /// <summary>Every shard belongs to this split.</summary>
    public const string Split = "train";

    /// <summary>Shards that the names can tell apart.</summary>
    public const int MaxShards = 1_000_000;

    /// <summary>Name of a shard without folder and extension: "train-000007".</summary>
    public static string Stem(int shard) => string.Create(CultureInfo.InvariantCulture, $"{Split}-{shard:D6}");

    /// <summary>Path of a shard: "JPG/train-000007.tar".</summary>
    public static string Shard(int shard) => $"{Folder}/{Stem(shard)}.tar";

    /// <summary>Path of a shard's index: "JPG/train-000007.idx", where its reader looks for it.</summary>
    public static string Index(int shard) => $"{Folder}/{Stem(shard)}.idx";

    /// <summary>Path of the facts of a shard's samples: "meta/facts-000007.jsonl".</summary>
    public static string Facts(int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"meta/facts-{shard:D6}.jsonl");

    /// <summary>Path of the table of a shard's samples: "meta/samples-000007.jsonl".</summary>
    public static string Samples(int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"meta/samples-{shard:D6}.jsonl");

    /// <summary>Name of a sample's picture inside its shard: "42.jpg". It comes before the text.</summary>
    public static string Image(long patchId) => string.Create(CultureInfo.InvariantCulture, $"{patchId}.jpg");

    /// <summary>Name of a sample's text inside its shard: "42.json".</summary>
    public static string Text(long patchId) => string.Create(CultureInfo.InvariantCulture, $"{patchId}.json");
}

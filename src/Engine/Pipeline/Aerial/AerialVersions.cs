using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Version of the code behind each kind of node of aerial data sets. Raise it when the step can give other bytes for
/// the same inputs: only the nodes of that step are computed again.
/// </summary>
internal static class AerialVersions
{
    /// <summary>quad/patches: grid, gates, pixel hashes.</summary>
    public const int Patches = 1;

    /// <summary>patch/image: reading, JPEG, tar entry.</summary>
    public const int Image = 1;

    /// <summary>patch/facts: clipping, measures, words, JSON.</summary>
    public const int Facts = FactsBuilder.Version;

    /// <summary>
    /// patch/caption and patch/revision by models: what is sent besides the prompt files. It costs new answers.
    /// </summary>
    public const int Caption = 1;

    /// <summary>patch/caption and patch/revision by templates, besides their files.</summary>
    public const int Template = 3;

    /// <summary>patch/annotations: washing, choice of attempts, ledger.</summary>
    public const int Annotations = 2;

    /// <summary>patch/sample: the text and what the table says.</summary>
    public const int Sample = 1;

    /// <summary>What a quad leaves for the data set, and what of it.</summary>
    public const int Summary = 2;

    /// <summary>shard: concatenation of parts.</summary>
    public const int Shard = 1;

    /// <summary>shard/index: offsets of a shard.</summary>
    public const int ShardIndex = 1;

    /// <summary>shard/facts: concatenation of facts.</summary>
    public const int ShardFacts = 1;

    /// <summary>shard/table: rows of a shard.</summary>
    public const int ShardTable = 1;

    /// <summary>rejected: the ledger.</summary>
    public const int Rejected = 1;

    /// <summary>patch/picture and patch/rows: the image-text rows.</summary>
    public const int Rows = 1;

    /// <summary>card: README.md of the data set.</summary>
    public const int Card = 1;
}

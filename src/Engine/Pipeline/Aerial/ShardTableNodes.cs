using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The nodes of one shard that are written anew as a whole: its table and its index.</summary>
internal static class ShardTableNodes
{
    /// <summary>Kind of tables.</summary>
    public const string TableKind = "shard/table";

    /// <summary>Kind of indexes.</summary>
    public const string IndexKind = "shard/index";

    /// <summary>The table: where each sample is, when it was taken and what it was made from.</summary>
    /// <param name="services">Where the rows are read.</param>
    /// <param name="shard">Number of the shard.</param>
    /// <param name="samples">Its samples by id.</param>
    public static Node Table(BuildServices services, int shard, ImmutableArray<SampleRecord> samples)
    {
        string stem = ShardNames.Stem(shard);
        return new Node
        {
            Name = stem + "-table",
            Kind = TableKind,
            Manifest = new Manifest.Builder(TableKind, AerialVersions.ShardTable)
                .Add("name", stem)
                .Add("samples", DigestList.Hash(samples.Select(sample => sample.Entry)))
                .ToManifest(),
            Origin = FieldOrigins.Of,
            Outputs = [ShardNames.Samples(shard)],
            Compute = _ => new NodeProduct(
                ReadOnlyMemory<byte>.Empty,
                [
                    (byte[])[.. samples.SelectMany(sample =>
                        SampleTable.WriteRow(SampleEntry.Unpack(services.Read(sample.Entry), stem)))],
                ]),
        };
    }

    /// <summary>The index: where each file lies in the shard.</summary>
    /// <param name="shard">Number of the shard.</param>
    /// <param name="samples">Its samples by id.</param>
    public static Node Index(int shard, ImmutableArray<SampleRecord> samples)
    {
        byte[] index = ShardIndexFile.Write(
            [.. samples.Select(sample => new IndexedSample(sample.PatchId, sample.ImageBytes, sample.TextBytes))]);
        return new Node
        {
            Name = ShardNames.Stem(shard) + "-index",
            Kind = IndexKind,
            Manifest = new Manifest.Builder(IndexKind, AerialVersions.ShardIndex)
                .Add("samples", Cache.Digest.Of(index))
                .ToManifest(),
            Origin = FieldOrigins.Of,
            Outputs = [ShardNames.Index(shard)],
            Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [index]),
        };
    }
}

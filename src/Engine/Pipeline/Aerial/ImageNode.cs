using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The node <c>patch/image</c>: the picture as a part of a shard.</summary>
internal static class ImageNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "patch/image";

    /// <summary>The node of a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="quality">1 to 100.</param>
    /// <param name="encode">Makes the picture.</param>
    public static Node Create(PatchRecord patch, int quality, Func<CancellationToken, byte[]> encode) => new()
    {
        Name = PatchNodes.Name(patch, "image"),
        Kind = Kind,
        Manifest = new Manifest.Builder(Kind, AerialVersions.Image)
            .Add("patch", patch.Patch.Id)
            .Add("pixels", patch.Pixels.ToString())
            .Add("JpegQuality", quality)
            .ToManifest(),
        Origin = static field => FieldOrigins.Of(field, "pixels", PatchesNode.NodeName),
        Outputs = [null],
        Compute = cancellation =>
        {
            byte[] picture = encode(cancellation);
            return new NodeProduct(
                PatchNodes.Pack(picture.Length), [TarEntry.Create(ShardNames.Image(patch.Patch.Id), picture)]);
        },
    };
}

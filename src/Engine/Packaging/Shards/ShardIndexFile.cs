using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// The index that NVIDIA DALI reads instead of the whole shard: "v1.2" and the number of samples, then a line for each
/// sample with extension, offset of the content, length of the content and name of each of its files.
/// </summary>
/// <seealso href="https://github.com/NVIDIA/DALI/blob/main/tools/wds2idx.py">wds2idx.py, which makes such an index from
/// a shard</seealso>
internal static class ShardIndexFile
{
    /// <summary>Rises when the same samples give another file.</summary>
    public const int Version = 1;

    /// <summary>The index's bytes.</summary>
    /// <param name="samples">Samples of the shard in its order.</param>
    public static byte[] Write(IReadOnlyList<IndexedSample> samples)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"v1.2 {samples.Count}\n");
        long offset = TarHeader.BlockBytes;
        foreach (IndexedSample sample in samples)
        {
            string image = ShardNames.Image(sample.PatchId);
            text.Append(CultureInfo.InvariantCulture, $"jpg {offset} {sample.ImageBytes} {image} ");
            offset += TarEntry.BytesOf(sample.ImageBytes);
            string name = ShardNames.Text(sample.PatchId);
            text.Append(CultureInfo.InvariantCulture, $"json {offset} {sample.TextBytes} {name}\n");
            offset += TarEntry.BytesOf(sample.TextBytes);
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NuTonic.Engine.Tests.Osm.Reading;

/// <summary>Puts blocks together to PBF files.</summary>
internal static class PbfFile
{
    private const long Degree = 10_000_000;

    public static byte[] Header(params string[] features)
    {
        var header = new PbfMessage();
        foreach (string feature in features)
        {
            header.Text(4, feature);
        }

        return Block("OSMHeader", header.Text(16, "test").Number(32, 1_600_000_000));
    }

    public static byte[] Block(string type, PbfMessage content) =>
        Blob(type, new PbfMessage().Bytes(1, content.ToArray()));

    public static byte[] Zipped(string type, byte[] content, long claim) =>
        Blob(type, new PbfMessage().Number(2, claim).Bytes(3, Zip(content)));

    public static byte[] Blob(string type, PbfMessage blob)
    {
        byte[] bytes = blob.ToArray();
        return Frame(new PbfMessage().Text(1, type).Number(3, bytes.Length).ToArray(), bytes);
    }

    public static byte[] Frame(byte[] header, byte[] blob)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        return [.. length, .. header, .. blob];
    }

    public static byte[] Zip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    public static PbfMessage Strings(params string[] texts)
    {
        var table = new PbfMessage();
        foreach (string text in (string[])["", .. texts])
        {
            table.Bytes(1, Encoding.UTF8.GetBytes(text));
        }

        return table;
    }

    /// <summary>A block of data with one group.</summary>
    public static byte[] Data(PbfMessage group, params string[] texts) =>
        Block("OSMData", new PbfMessage().Message(1, Strings(texts)).Message(2, group));

    /// <summary>
    /// A header, four dense nodes (the third is a tree), a closed way with natural=water, and its multipolygon.
    /// </summary>
    public static byte[] Small()
    {
        PbfMessage dense = new PbfMessage().Differences(1, 1, 2, 3, 4)
            .Differences(8, 0, 0, Degree, Degree).Differences(9, 0, Degree, Degree, 0)
            .Numbers(10, 0, 0, 1, 2, 0, 0);
        PbfMessage way = new PbfMessage().Number(1, 7).Numbers(2, 1).Numbers(3, 3).Differences(8, 1, 2, 3, 4, 1);
        PbfMessage relation = new PbfMessage().Number(1, 9).Numbers(2, 4, 1).Numbers(3, 5, 3)
            .Numbers(8, 6).Differences(9, 7).Numbers(10, 1);
        PbfMessage block = new PbfMessage()
            .Message(1, Strings("natural", "tree", "water", "type", "multipolygon", "outer"))
            .Message(2, new PbfMessage().Message(2, dense))
            .Message(2, new PbfMessage().Message(3, way))
            .Message(2, new PbfMessage().Message(4, relation));
        return [.. Header("OsmSchema-V0.6", "DenseNodes"), .. Block("OSMData", block)];
    }
}

using System.Text;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging.Shards;

/// <summary>The independent reader refuses what it is there to find.</summary>
public sealed class BrokenShardTests
{
    private static readonly byte[] End = TarEnd.Create();

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "key twice", [.. Sample(1), .. Sample(2), .. Sample(1), .. End], "comes again" },
        {
            "files of a sample apart",
            [.. Image("1.jpg"), .. Sample(2), .. Text("1.json", 1), .. End],
            "not a picture and its text|other fields"
        },
        { "text before picture", [.. Text("1.json", 1), .. Image("1.jpg"), .. End], "not first" },
        { "dot in a key", [.. Image("1.a.jpg"), .. Text("1.a.json", 1), .. End], "one dot" },
        { "field twice", [.. Image("1.jpg"), .. Image("1.jpg"), .. Text("1.json", 1), .. End], "twice" },
        { "no text", [.. Sample(1), .. Image("2.jpg"), .. End], "other fields" },
        { "one field more", [.. Sample(1), .. Sample(2), .. TarEntry.Create("2.txt", "a"u8), .. End], "other fields" },
        { "upper case", [.. Image("1.JPG"), .. Text("1.json", 1), .. End], "lower case" },
        { "folder", [.. Image("a/1.jpg"), .. Text("a/1.json", 1), .. End], "folder" },
        { "text of another", [.. Image("1.jpg"), .. Text("1.json", 2), .. End], "about patch 2" },
        { "no end", Sample(1), "no end" },
        { "one zero block", [.. Sample(1), .. End[..512]], "two blocks" },
        { "cut off", [.. Sample(1), .. Sample(2)[..1024]], "ends early|no end" },
        { "something behind the end", [.. Sample(1), .. End, .. Sample(2)], "two blocks" },
        { "dirty filling", Edited(700, 1), "filled up" },
        { "a time", Header(147 - 1, (byte)'1'), "time" },
        { "an owner", Header(114, (byte)'1'), "belongs" },
        { "an owner's name", Header(265, (byte)'r'), "name" },
        { "a long name", Header(345, (byte)'r'), "longer" },
        { "extended header", Header(156, (byte)'x'), "plain file" },
        { "wrong checksum", Edited(120, (byte)'1'), "checksum" },
        { "no picture", [.. TarEntry.Create("1.jpg", "PNG"u8), .. Text("1.json", 1), .. End], "no JPEG" },
        {
            "other keys",
            [.. Image("1.jpg"), .. TarEntry.Create("1.json", "{\"annotations\": [], \"metadata\": {}}"u8), .. End],
            "other keys"
        },
        { "empty", End, "empty" },
        { "too many", [.. Sample(1), .. Sample(2), .. Sample(3), .. Sample(4), .. End], "4 samples" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BrokenShard_SaysTheRule(string what, byte[] shard, string rule)
    {
        string message = Assert.Throws<InvalidDataException>(() => new WebDatasetReader(3).Read(shard)).Message;

        Assert.True(
            rule.Split('|').Any(part => message.Contains(part, StringComparison.Ordinal)), $"{what}: {message}");
    }

    [Fact]
    public void Read_KeyOfAnotherShard_Refuses()
    {
        WebDatasetReader reader = new(3);
        _ = reader.Read(ShardScene.Shard(1, 2));

        Assert.Throws<InvalidDataException>(() => reader.Read(ShardScene.Shard(3, 2)));
    }

    [Fact]
    public void Read_GoodShard_IsNotRefused() =>
        Assert.Equal(3, new WebDatasetReader(3).Read(ShardScene.Shard(1, 2, 3)).Count);

    private static byte[] Sample(long id) => [.. Image($"{id}.jpg"), .. Text($"{id}.json", id)];

    private static byte[] Image(string name) => TarEntry.Create(name, ShardScene.Picture(100));

    private static byte[] Text(string name, long id) => TarEntry.Create(name, ShardScene.Text(id));

    private static byte[] Edited(int offset, byte value)
    {
        byte[] shard = ShardScene.Shard(1);
        shard[offset] = value;
        return shard;
    }

    // The first header with another byte and the checksum that belongs to it.
    private static byte[] Header(int offset, byte value)
    {
        byte[] shard = Edited(offset, value);
        shard.AsSpan(148, 8).Fill((byte)' ');
        string sum = Convert.ToString(shard.Take(512).Sum(b => b), 8).PadLeft(6, '0') + "\0 ";
        Encoding.ASCII.GetBytes(sum, shard.AsSpan(148));
        return shard;
    }
}

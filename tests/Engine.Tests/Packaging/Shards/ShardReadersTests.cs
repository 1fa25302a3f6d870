using System.Formats.Tar;
using System.Text;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Fixtures;
using FormatsEntry = System.Formats.Tar.TarEntry;

namespace NuTonic.Engine.Tests.Packaging.Shards;

/// <summary>Shards in the hands of readers that are not ours.</summary>
public sealed class ShardReadersTests
{
    [Fact]
    public void GnuTar_Lists_PlainFilesOfNobodyAtTimeZero()
    {
        using TemporaryFolder folder = new();
        string shard = Write(folder);

        string[] lines = ShardScene.RunText("tar", "--numeric-owner", "-tvf", shard)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2 * ShardScene.Ids.Length, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            long id = ShardScene.Ids[i / 2];
            byte[] content = i % 2 == 0 ? ShardScene.Picture(id) : ShardScene.Text(id);
            string name = i % 2 == 0 ? ShardNames.Image(id) : ShardNames.Text(id);
            string[] words = lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["-rw-r--r--", "0/0", $"{content.Length}", "1970-01-01", "00:00", name], words);
        }
    }

    [Fact]
    public void GnuTar_Prints_EveryContent()
    {
        using TemporaryFolder folder = new();
        string shard = Write(folder);

        Assert.All(ShardScene.Ids, id =>
        {
            Assert.Equal(ShardScene.Picture(id), ShardScene.Run("tar", "-xOf", shard, ShardNames.Image(id)));
            Assert.Equal(ShardScene.Text(id), ShardScene.Run("tar", "-xOf", shard, ShardNames.Text(id)));
        });
    }

    [Fact]
    public void PythonTarfile_Streams_EveryFile()
    {
        using TemporaryFolder folder = new();
        string shard = Write(folder);
        const string program =
            "import sys, tarfile, json\n"
            + "for m in tarfile.open(sys.argv[1], 'r|'):\n"
            + "    data = tarfile.open(sys.argv[1]).extractfile(m.name).read()\n"
            + "    more = json.loads(data)['annotations'][1]['text'] if m.name.endswith('.json') else ''\n"
            + "    print(m.name, m.size, m.isreg(), m.mtime, m.uid, m.gid, repr(m.uname), oct(m.mode), "
            + "m.pax_headers, ascii(more))\n";

        string[] lines = ShardScene.RunText("python3", "-c", program, shard)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string[] expected =
        [
            .. ShardScene.Ids.SelectMany(id => new[]
            {
                $"{id}.jpg {ShardScene.Picture(id).Length} True 0 0 0 '' 0o644 {{}} ''",
                $"{id}.json {ShardScene.Text(id).Length} True 0 0 0 '' 0o644 {{}} "
                    + @"'Pe\xf1asco: ""a field"" \u2013 \u8fb2\u5730 \U0001f33e'",
            }),
        ];
        Assert.Equal(expected, lines);
    }

    [Fact]
    public void DotnetTarReader_Reads_UstarEntries()
    {
        using MemoryStream stream = new(ShardScene.Shard(ShardScene.Ids));
        using TarReader reader = new(stream);
        List<string> names = [];
        while (reader.GetNextEntry() is FormatsEntry entry)
        {
            Assert.IsType<UstarTarEntry>(entry);
            Assert.Equal(DateTimeOffset.UnixEpoch, entry.ModificationTime);
            names.Add(entry.Name);
        }

        Assert.Equal(ShardScene.Ids.SelectMany(id => new[] { $"{id}.jpg", $"{id}.json" }), names);
    }

    [Fact]
    public void IndependentReader_Reads_EverySample()
    {
        IReadOnlyList<WebDatasetSample> samples = new WebDatasetReader(6).Read(ShardScene.Shard(ShardScene.Ids));

        Assert.Equal(ShardScene.Ids.Select(id => $"{id}"), samples.Select(sample => sample.Key));
        Assert.All(
            samples, sample => Assert.Equal(ShardScene.Text(long.Parse(sample.Key, null)), sample.Fields["json"]));
    }

    [Fact]
    public void Index_Offsets_AreWhereGnuTarFindsTheFiles()
    {
        using TemporaryFolder folder = new();
        string shard = Write(folder);
        byte[] bytes = File.ReadAllBytes(shard);
        IndexedSample[] samples =
        [
            .. ShardScene.Ids.Select(
                id => new IndexedSample(id, ShardScene.Picture(id).Length, ShardScene.Text(id).Length)),
        ];

        string[] lines = Encoding.ASCII.GetString(ShardIndexFile.Write(samples)).Split('\n');

        Dictionary<string, long> blocks = ShardScene.RunText("tar", "--block-number", "-tf", shard)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 3)
            .ToDictionary(words => words[2], words => long.Parse(words[1], null));
        Assert.Equal("v1.2 6", lines[0]);
        Assert.Equal(string.Empty, lines[^1]);
        Assert.Equal(samples.Length + 2, lines.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            long id = ShardScene.Ids[i];
            string[] words = lines[i + 1].Split(' ');
            Assert.Equal(
                ["jpg", $"{(blocks[$"{id}.jpg"] + 1) * 512}", $"{samples[i].ImageBytes}", $"{id}.jpg"], words[..4]);
            Assert.Equal(
                ["json", $"{(blocks[$"{id}.json"] + 1) * 512}", $"{samples[i].TextBytes}", $"{id}.json"], words[4..]);
            int offset = int.Parse(words[5], null);
            Assert.Equal(ShardScene.Text(id), bytes[offset..(offset + (int)samples[i].TextBytes)]);
        }
    }

    [Fact]
    public void Folder_OfShards_ReadsAsOneDataSet()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Combine("JPG"));
        File.WriteAllBytes(folder.Combine(ShardNames.Shard(0)), ShardScene.Shard(1, 2));
        File.WriteAllBytes(folder.Combine(ShardNames.Shard(1)), ShardScene.Shard(3));

        Assert.Equal(["1", "2", "3"], WebDatasetFolder.Read(folder.Path, 2).Select(sample => sample.Key));

        File.Move(folder.Combine(ShardNames.Shard(1)), folder.Combine(ShardNames.Shard(2)));
        Assert.Throws<InvalidDataException>(() => WebDatasetFolder.Read(folder.Path, 2));
    }

    private static string Write(TemporaryFolder folder)
    {
        string shard = folder.Combine("train-000000.tar");
        File.WriteAllBytes(shard, ShardScene.Shard(ShardScene.Ids));
        return shard;
    }
}

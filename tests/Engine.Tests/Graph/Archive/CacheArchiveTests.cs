using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph.Archive;

namespace NuTonic.Engine.Tests.Graph.Archive;

/// <summary>What goes into an archive, and what of a bad one is taken.</summary>
public sealed class CacheArchiveTests
{
    private readonly MemoryActionCache _actions = new();
    private readonly MemoryContentStore _contents = new();
    private readonly List<string> _refused = [];

    [Fact]
    public void Export_AnyOrderAndCost_GivesTheSameBytes()
    {
        ActionRecord[] records = [Put("a", "one", "two"), Put("b", "two"), Put("c")];
        byte[] first = Export(records);
        _actions.Put(records[1] with { CostMicroseconds = 77 });

        byte[] second = Export(records.Reverse());

        Assert.Equal(first, second);
        Assert.Equal(
            ["FORMAT", .. new[] { "one", "two" }
                .Select(text => "contents/" + DigestOf(text))
                .Order(StringComparer.Ordinal),
             .. records.Select(record => "results/" + record.Key).Order(StringComparer.Ordinal), "total"],
            Names(first));
    }

    [Fact]
    public void Import_EmptyCache_TakesAll()
    {
        ActionRecord record = Put("a", "one", "two");
        byte[] archive = Export([record]);
        CacheImport import = Importer(out MemoryActionCache actions, out MemoryContentStore contents);

        Read(import, archive);

        Assert.Equal((3, 0, 0), (import.Taken, import.Known, import.Refused));
        Assert.True(actions.TryGet(record.Key, out ActionRecord? taken));
        NuTonic.Engine.Tests.Cache.Sample.AssertSame(record with { CostMicroseconds = 0 }, taken);
        Assert.True(contents.TryRead(DigestOf("one"), out byte[]? content));
        Assert.Equal("one"u8.ToArray(), content);
    }

    [Fact]
    public void Import_KnownResult_StaysAsItWas()
    {
        ActionRecord record = Put("a", "one");
        byte[] archive = Export([record]);
        CacheImport import = Importer(out MemoryActionCache actions, out MemoryContentStore contents);
        contents.Put("one"u8);
        actions.Put(record with { Result = "mine"u8.ToArray() });

        Read(import, archive);

        Assert.Equal((0, 2, 0), (import.Taken, import.Known, import.Refused));
        Assert.True(actions.TryGet(record.Key, out ActionRecord? kept));
        Assert.Equal("mine"u8.ToArray(), kept.Result.ToArray());
    }

    [Fact]
    public void Export_ContentGone_LeavesItsResultsOut()
    {
        ActionRecord whole = Put("a", "one");
        ActionRecord torn = Put("b", "one") with { Contents = [DigestOf("gone")] };
        _actions.Put(torn);
        using MemoryStream stream = new();
        CacheExport export = new(_actions, _contents);

        export.Write(
            stream,
            [.. new[] { whole.Key, torn.Key, DigestOf("no result") }.Order()],
            TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (export.Results, export.Contents));
        Assert.Contains("results/" + whole.Key, Names(stream.ToArray()));
    }

    [Fact]
    public void Import_EveryByteFlipped_TakesNothingThatIsNotTheSame()
    {
        ActionRecord record = Put("a", "one");
        byte[] archive = Export([record]);
        for (int i = 0; i < archive.Length; i++)
        {
            byte[] flipped = [.. archive];
            flipped[i] ^= 0x10;
            CacheImport import = Importer(out MemoryActionCache actions, out MemoryContentStore contents);

            Record.Exception(() => Read(import, flipped));

            if (actions.TryGet(record.Key, out ActionRecord? taken))
            {
                NuTonic.Engine.Tests.Cache.Sample.AssertSame(record with { CostMicroseconds = 0 }, taken);
                Assert.True(contents.TryRead(DigestOf("one"), out byte[]? content));
                Assert.Equal("one"u8.ToArray(), content);
            }
        }
    }

    [Fact]
    public void Import_EveryLength_TakesWhatIsWholeAndSaysThatItEndsEarly()
    {
        byte[] archive = Export([Put("a", "one")]);
        int total = archive.Length - (3 * 512);
        for (int length = 0; length < total; length += 64)
        {
            CacheImport import = Importer(out _, out _);

            InvalidDataException? damage =
                Record.Exception(() => Read(import, archive[..length])) as InvalidDataException;

            Assert.NotNull(damage);
            Assert.Equal(0, import.Refused);
            Assert.Equal(Math.Clamp((length - 1024) / 1024, 0, 2), import.Taken);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("contents/../x")]
    [InlineData("contents/ABCDEF")]
    [InlineData("contents\\x")]
    [InlineData("results/")]
    [InlineData("index.db")]
    public void Import_OtherNames_AreRefused(string name)
    {
        CacheImport import = Importer(out _, out _);

        Read(import, Archive((name, "x"u8.ToArray()), ("total", [])));

        Assert.Equal((0, 1), (import.Taken, import.Refused));
        Assert.Equal([$"{name}: no entry of an archive has such a name"], _refused);
    }

    [Fact]
    public void Import_HostileEntries_AreRefusedOneByOne()
    {
        ActionRecord good = Put("a", "one");
        string one = "contents/" + DigestOf("one");
        byte[] packed = CacheArchive.Pack(good);
        (string Name, byte[] Bytes)[] entries =
        [
            ("contents/" + DigestOf("one").ToString().ToUpperInvariant(), "one"u8.ToArray()),
            (one, "one"u8.ToArray()),
            (one, "one"u8.ToArray()),
            ("contents/" + new string('f', 64), "other"u8.ToArray()),
            ("contents/" + new string('0', 64), "late"u8.ToArray()),
            ("results/" + new string('0', 64), packed),
            ("results/" + good.Key, packed),
            ("total", []),
        ];
        CacheImport import = Importer(out MemoryActionCache actions, out _);

        Read(import, Archive(entries));

        Assert.Equal((2, 5), (import.Taken, import.Refused));
        Assert.True(actions.TryGet(good.Key, out _));
        Assert.Equal(
            ["no entry of an archive has such a name", "it comes twice or out of order", "its SHA-256 is another one",
             "it comes twice or out of order", "it is damaged, or its fingerprint is not that of its inputs"],
            _refused.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('5')]
    [InlineData('x')]
    [InlineData('L')]
    public void Import_LinksFoldersAndExtensions_AreRefused(char type)
    {
        byte[] archive = Archive(("contents/" + DigestOf("one"), "one"u8.ToArray()), ("total", []));
        Retype(archive.AsSpan(1024, 512), type);
        CacheImport import = Importer(out _, out _);

        Read(import, archive);

        Assert.Equal((0, 1), (import.Taken, import.Refused));
        Assert.EndsWith("it is not a file", _refused[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ResultWithoutItsContents_IsRefused()
    {
        ActionRecord record = Put("a", "one");
        CacheImport import = Importer(out MemoryActionCache actions, out _);

        Read(import, Archive(("results/" + record.Key, CacheArchive.Pack(record)), ("total", [])));

        Assert.Equal((0, 1), (import.Taken, import.Refused));
        Assert.False(actions.TryGet(record.Key, out _));
    }

    [Fact]
    public void IsArchive_OtherFiles_IsFalseOrRefused()
    {
        using MemoryStream tar = new();
        UstarWriter writer = new(tar);
        writer.Add("FORMAT", "NuTonic cache archive 2\n"u8);

        Assert.False(CacheImport.IsArchive(new UstarReader(tar)));
        Assert.False(CacheImport.IsArchive(new UstarReader(new MemoryStream())));
        Assert.Throws<InvalidDataException>(
            () => CacheImport.IsArchive(
                new UstarReader(new MemoryStream(new byte[3000].Select((_, i) => (byte)i).ToArray()))));
    }

    private static Digest DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    private static void Retype(Span<byte> header, char type)
    {
        header[156] = (byte)type;
        header[148..156].Fill((byte)' ');
        int sum = 0;
        foreach (byte value in header)
        {
            sum += value;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
    }

    private static byte[] Archive(params (string Name, byte[] Bytes)[] entries)
    {
        using MemoryStream stream = new();
        UstarWriter writer = new(stream);
        writer.Add(CacheArchive.FormatName, CacheArchive.Format);
        foreach ((string name, byte[] bytes) in entries)
        {
            writer.Add(name, bytes);
        }

        writer.Finish();
        return stream.ToArray();
    }

    private static string[] Names(byte[] archive)
    {
        UstarReader reader = new(new MemoryStream(archive));
        List<string> names = [];
        while (reader.Next() is { } entry)
        {
            names.Add(entry.Name);
        }

        return [.. names];
    }

    private static void Read(CacheImport import, byte[] archive)
    {
        UstarReader reader = new(new MemoryStream(archive));
        if (!CacheImport.IsArchive(reader))
        {
            throw new InvalidDataException("no archive");
        }

        import.Read(reader, TestContext.Current.CancellationToken);
    }

    private ActionRecord Put(string name, params string[] contents)
    {
        ImmutableArray<Digest> digests = [.. contents.Select(text => _contents.Put(Encoding.UTF8.GetBytes(text)))];
        byte[] material = Encoding.UTF8.GetBytes(name);
        ActionRecord record = new(Digest.Of(material), "kind", material, "result"u8.ToArray(), digests, 12);
        _actions.Put(record);
        return record;
    }

    private byte[] Export(IEnumerable<ActionRecord> records)
    {
        using MemoryStream stream = new();
        new CacheExport(_actions, _contents).Write(
            stream, [.. records.Select(record => record.Key).Order()], TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private CacheImport Importer(out MemoryActionCache actions, out MemoryContentStore contents)
    {
        actions = new MemoryActionCache();
        contents = new MemoryContentStore();
        return new CacheImport(actions, contents, (name, why) => _refused.Add($"{name}: {why}"));
    }
}

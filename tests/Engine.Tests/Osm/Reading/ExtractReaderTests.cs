using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Osm;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm.Reading;

public sealed class ExtractReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BZh91AY", "bunzip2")]
    [InlineData("PK\u0003\u0004", "unzip")]
    [InlineData("SQLite format 3", "extract")]
    public void Read_ForeignFormat_SaysWhatToDo(string start, string remedy)
    {
        Diagnostic error = ExtractFile.Error(start);

        Assert.Equal("NT1202", error.Code);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "UTF-16", "<osm/>")]
    [InlineData("utf-16BE", "UTF-16", "<osm/>")]
    [InlineData("utf-32", "UTF-32", "<osm/>")]
    [InlineData("utf-32BE", "UTF-32", "<osm/>")]
    [InlineData("utf-16", "UTF-16", "{\"elements\": []}")]
    public void Read_WideEncoding_SaysHowToConvert(string encoding, string name, string text)
    {
        Encoding wide = Encoding.GetEncoding(encoding);
        byte[] bare = wide.GetBytes(text);
        byte[][] files = [[.. wide.GetPreamble(), .. bare], bare, ExtractFile.Gzip(bare)];

        foreach (byte[] file in files)
        {
            Diagnostic error = ExtractFile.Error(file);
            Assert.Equal("NT1202", error.Code);
            Assert.Contains($"iconv -f {name} -t UTF-8", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"elements\": [{\"type\": \"node\", \"id\": 1, \"lat\": 0, \"lon\": 0, \"tags\": {\"a\": \"b\"}}]}")]
    [InlineData("<osm><node id='1' lat='0' lon='0'><tag k='a' v='b'/></node></osm>")]
    public void Read_ByteOrderMark_IsPassedOverPackedOrNot(string text)
    {
        byte[] marked = Encoding.UTF8.GetBytes("\uFEFF" + text);

        Assert.Single(ExtractFile.Read(marked).Elements);
        Assert.Single(ExtractFile.Read(ExtractFile.Gzip(marked)).Elements);
    }

    [Fact]
    public void Read_RealBzip2_SaysWhatToDo()
    {
        string path = SharedFolder.Path("data/osm/West-Oakland.osm.bz2");

        NuTonicException error = Assert.Throws<NuTonicException>(() => MemoryOsmSource.Read(path, Token));

        Assert.Equal("NT1202", error.Diagnostic.Code);
        Assert.Contains("bunzip2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GzipInGzip_IsRefused() =>
        Assert.Equal(
            "NT1202", ExtractFile.Error(ExtractFile.Gzip(ExtractFile.Gzip(Encoding.UTF8.GetBytes("<osm/>")))).Code);

    [Fact]
    public void Read_PbfInGzip_IsRead() =>
        Assert.Equal(3, ExtractFile.Read(ExtractFile.Gzip(PbfFile.Small())).Elements.Length);

    [Fact]
    public void Read_DamagedGzip_EndsInATypedError()
    {
        byte[] packed = ExtractFile.Gzip(Encoding.UTF8.GetBytes("<osm>" + new string(' ', 1000) + "</osm>"));
        packed[packed.Length / 2] ^= 0xFF;

        Assert.StartsWith("NT12", ExtractFile.Error(packed).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AbsentFileOrFolder_EndsInATypedError()
    {
        using var folder = new TemporaryFolder();

        foreach (string path in (string[])[folder.Combine("absent.osm"), folder.Path])
        {
            NuTonicException error = Assert.Throws<NuTonicException>(() => MemoryOsmSource.Read(path, Token));
            Assert.Equal("NT1200", error.Diagnostic.Code);
        }
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var file = new ExtractFile(PbfFile.Small());

        Assert.ThrowsAny<OperationCanceledException>(
            () => MemoryOsmSource.Read(file.Path, new CancellationToken(true)));
    }
}

using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Facts;

public sealed class FactsWriterTests
{
    private static PatchFacts Town { get; } = new Scene()
        .Area(1, "natural=water water=lake name=Lac+d'Été", Scene.Circle(0.5, 0.5, 0.2, 40))
        .Line(2, "highway=residential name=Calle+Peñasco", (-0.5, 0.1), (1.5, 0.2))
        .Line(3, "highway=service", (0.2, 0.1), (0.2, 0.3))
        .Point(4, "natural=tree", 0.9, 0.9)
        .Area(5, "boundary=administrative", Scene.Box(-9, -9, 9, 9))
        .Facts();

    [Fact]
    public void Write_ThenRead_ThenWrite_GivesTheSameBytes()
    {
        byte[] line = FactsWriter.Write(Town);

        Assert.Equal(line, FactsWriter.Write(FactsReader.Read(line)));
        Assert.Equal(4, FactsReader.Read(line).Elements.Length);
        Assert.Equal(1, FactsReader.Read(line).InvisibleCount);
    }

    [Fact]
    public void Write_Town_IsOneCanonicalLine()
    {
        string line = Encoding.UTF8.GetString(FactsWriter.Write(Town));

        Assert.StartsWith(
            "{\"version\":1,\"patch_id\":7,\"image_name\":\"m_3712212_sw_10_060_20220519\",",
            line,
            StringComparison.Ordinal);
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.Contains("Peñasco", line, StringComparison.Ordinal);
        Assert.DoesNotContain("-0,", line, StringComparison.Ordinal);
        Assert.DoesNotContain("-0]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherVersion_IsRefused()
    {
        byte[] line = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(FactsWriter.Write(Town))
                .Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));

        NuTonicException e = Assert.Throws<NuTonicException>(() => FactsReader.Read(line));

        Assert.Equal("NT4110", e.Diagnostic.Code);
    }

    [Fact]
    public void Read_CutAtAnyByte_IsATypedError()
    {
        byte[] line = FactsWriter.Write(Town);

        for (int length = 0; length < line.Length - 1; length++)
        {
            NuTonicException e = Assert.Throws<NuTonicException>(() => FactsReader.Read(line.AsMemory(0, length)));

            Assert.Equal("NT4111", e.Diagnostic.Code);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"counts\":7}")]
    [InlineData("{\"version\":99999999999}")]
    [InlineData("\"\\ud800\"")]
    public void Read_Rubbish_IsATypedError(string json)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(() => FactsReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("NT4111", e.Diagnostic.Code);
    }

    [Theory]
    [InlineData("\"kind\":\"area\"", "\"kind\":\"blob\"")]
    [InlineData("\"area_share\":", "\"area_share\":1e999,\"x\":")]
    [InlineData("\"clipped\":false", "\"clipped\":0")]
    [InlineData("\"outline\":[[[", "\"outline\":[[[5,")]
    [InlineData("\"noun\":\"lake\"", "\"noun\":null")]
    public void Read_ChangedField_IsATypedError(string old, string changed)
    {
        string line = Encoding.UTF8.GetString(FactsWriter.Write(Town));
        int at = line.LastIndexOf(old, StringComparison.Ordinal);
        Assert.True(at > 0);
        string damaged = string.Concat(line.AsSpan(0, at), changed, line.AsSpan(at + old.Length));

        NuTonicException e = Assert.Throws<NuTonicException>(() => FactsReader.Read(Encoding.UTF8.GetBytes(damaged)));

        Assert.Equal("NT4111", e.Diagnostic.Code);
    }
}

using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Stac;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Stac;

public sealed class ClassMapTests
{
    private static readonly string[] Names = [.. LandCoverClass.All.Select(one => one.Label)];

    [Fact]
    public void BuiltIn_EveryKnownCollection_HasATable() =>
        Assert.All(
            LabelCollection.Known, labels => Assert.Equal(labels.Name, ClassMap.BuiltIn(labels.Name, Names).Name));

    [Fact]
    public void BuiltIn_WorldCover_KnowsTheValuesThatTheCatalogueNames()
    {
        ClassMap map = ClassMap.BuiltIn("esa-worldcover", Names);

        Assert.All(
            new[] { 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100 }, value => Assert.InRange(map.Classes[value], 0, 8));
        Assert.Equal([1, 6, 0, 255, 255], new[] { 10, 50, 80, 0, 254 }.Select(value => (int)map.Classes[value]));
        Assert.False(map.Known[254]);
    }

    [Fact]
    public void BuiltIn_ImpactObservatory_KnowsTheValuesOfTheRecordedItems()
    {
        ClassMap map = ClassMap.BuiltIn("io-lulc-annual-v02", Names);

        Assert.All(Enumerable.Range(0, 12), value => Assert.True(map.Known[value]));
        Assert.Equal([0, 1, 4, 6, 255, 2], new[] { 1, 2, 5, 7, 10, 11 }.Select(value => (int)map.Classes[value]));
    }

    [Fact]
    public void Read_TabsCommasCommentsAndDisplayNames_AreTaken()
    {
        ClassMap map = Read("\uFEFF# table\r\n\r\n1\ttrees\tthe woods\r\n2, Snow and ice\n3,no data\n255\tbuilt");

        Assert.Equal([1, 8, 255, 6], new[] { 1, 2, 3, 255 }.Select(value => (int)map.Classes[value]));
        Assert.True(map.Known[3]);
    }

    [Theory]
    [InlineData("1\ttrees\n2\tforest", 2, "there is no class 'forest'; classes are water, trees")]
    [InlineData("1\ttrees\n\n1\twater", 3, "the value 1 has a line already")]
    [InlineData("256\ttrees", 1, "'256' is no whole number from 0 to 255")]
    [InlineData("-1\ttrees", 1, "'-1' is no whole number")]
    [InlineData("1.0\ttrees", 1, "'1.0' is no whole number")]
    [InlineData("value\tclass", 1, "'value' is no whole number")]
    [InlineData("1 trees", 1, "neither a tab nor a comma")]
    public void Read_BadLine_IsNT1521AtTheLine(string text, int line, string reason)
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => Read(text)).Diagnostic;

        Assert.Equal(("NT1521", line), (error.Code, error.Location!.Line));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoTable_IsNT1520()
    {
        Assert.Equal("NT1520", Code(() => Read("# nothing\n")));
        Assert.Equal("NT1520", Code(() => ClassMapReader.Read([0x31, 0x09, 0xFF], "t.tsv", "t", Names)));
        Assert.Equal("NT1520", Code(() => ClassMapReader.Read(new byte[ClassMap.MaxLength + 1], "t.tsv", "t", Names)));
        Assert.Equal("NT1520", Code(() => ClassMap.Read("/nowhere/t.tsv", Names)));
    }

    [Fact]
    public void Read_File_HasItsName()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.Combine("mine.csv"), "1,water\n");

        ClassMap map = ClassMap.Read(folder.Combine("mine.csv"), Names);

        Assert.Equal(("mine", 0), (map.Name, map.Classes[1]));
    }

    [Fact]
    public void Apply_InPlace_TurnsValuesIntoClasses()
    {
        byte[] pixels = [10, 80, 0, 7];

        ClassMap.BuiltIn("esa-worldcover", Names).Apply(pixels, pixels);

        Assert.Equal([1, 0, 255, 255], pixels);
    }

    private static ClassMap Read(string text) => ClassMapReader.Read(Encoding.UTF8.GetBytes(text), "t.tsv", "t", Names);

    private static string Code(Action read) => Assert.Throws<NuTonicException>(read).Diagnostic.Code;
}

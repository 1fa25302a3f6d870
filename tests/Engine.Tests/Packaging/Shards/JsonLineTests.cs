using System.Buffers;
using System.Text;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging.Shards;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData(1.0, 3, "1.0")]
    [InlineData(0.6, 4, "0.6")]
    [InlineData(-117.25, 7, "-117.25")]
    [InlineData(-1e-9, 7, "0.0")]
    [InlineData(4_000_123.4375, 4, "4000123.4375")]
    [InlineData(100.0, 4, "100.0")]
    public void Add_Number_AlwaysHasADecimalPoint(double value, int digits, string expected) =>
        Assert.Equal("{\"x\": " + expected + "}", Written(json => json.Add("x", value, digits)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Add_NoNumber_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Written(json => json.Add("x", value, 3)));

    [Fact]
    public void Add_Everything_SeparatesAsRowsDo()
    {
        string text = Written(json => json
            .Add("a", 1L)
            .Open("b").Add("c", "\"\u0001é").Close()
            .Add("d", ["x", "y"])
            .Add("e", [1.0, 2.5], 1)
            .AddObjects("f", [1L, 2L], static (inner, value) => inner.Add("g", value).Add("h", value))
            .AddObjects<long>("i", [], static (_, _) => { }));

        Assert.Equal(
            "{\"a\": 1, \"b\": {\"c\": \"\\\"\\u0001é\"}, \"d\": [\"x\", \"y\"], \"e\": [1.0, 2.5], "
            + "\"f\": [{\"g\": 1, \"h\": 1}, {\"g\": 2, \"h\": 2}], \"i\": []}",
            text);
    }

    [Fact]
    public void Add_Number_DoesNotAskTheCulture()
    {
        using OtherCulture other = new("de-DE");

        Assert.Equal("{\"x\": -1234.5}", Written(json => json.Add("x", -1234.5, 2)));
    }

    private static string Written(Action<JsonLine> write)
    {
        ArrayBufferWriter<byte> output = new();
        JsonLine json = new(output);
        json.Open();
        write(json);
        json.Close();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

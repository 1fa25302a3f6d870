using System.Text.Json;
using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>
/// The form is that of the documented types Expression, ValueNode, FunctionDefinition and FunctionInvocation.
/// </summary>
public sealed class ExpressionWriterTests
{
    private static ExpressionNode Load(string id) => ExpressionNode.Call("Image.load", ("id", ExpressionNode.Of(id)));

    [Fact]
    public void Write_Constant_IsTheResult()
    {
        Assert.Equal("""{"result":"0","values":{"0":{"constantValue":7}}}""", ExpressionText.Of(ExpressionNode.Of(7L)));
    }

    [Fact]
    public void Write_Constants_AreJsonOfTheirKind()
    {
        ExpressionNode list = ExpressionNode.List(
            ExpressionNode.Of("a\"b"),
            ExpressionNode.Of(0.5),
            ExpressionNode.Of(true),
            ExpressionNode.OfTexts("x", "y"));

        Assert.Equal(
            """{"result":"0","values":{"0":{"arrayValue":{"values":[{"constantValue":"a\u0022b"},{"constantValue":0.5},{"constantValue":true},{"constantValue":["x","y"]}]}}}}""",
            ExpressionText.Of(list));
    }

    [Fact]
    public void Write_Call_HasNameAndArguments()
    {
        Assert.Equal(
            """{"result":"0","values":{"0":{"functionInvocationValue":{"functionName":"Image.load","arguments":{"id":{"constantValue":"a/b"}}}}}}""",
            ExpressionText.Of(Load("a/b")));
    }

    [Fact]
    public void Write_Dictionary_SortsNames()
    {
        ExpressionNode node = ExpressionNode.Dictionary(("b", ExpressionNode.Of(2L)), ("a", ExpressionNode.Of(1L)));

        Assert.Equal(
            """{"result":"0","values":{"0":{"dictionaryValue":{"values":{"a":{"constantValue":1},"b":{"constantValue":2}}}}}}""",
            ExpressionText.Of(node));
    }

    [Fact]
    public void Write_SharedNode_IsWrittenOnceUnderAKey()
    {
        ExpressionNode sum = ExpressionNode.Call("Image.add", ("image1", Load("a")), ("image2", Load("a")));

        Assert.Equal(
            """{"result":"0","values":{"0":{"functionInvocationValue":{"functionName":"Image.add","arguments":{"image1":{"valueReference":"1"},"image2":{"valueReference":"1"}}}},"1":{"functionInvocationValue":{"functionName":"Image.load","arguments":{"id":{"constantValue":"a"}}}}}}""",
            ExpressionText.Of(sum));
    }

    [Fact]
    public void Write_PartsOfASharedNode_StayInIt()
    {
        ExpressionNode twice = ExpressionNode.List(
            ExpressionNode.Call("f", ("x", Load("a"))), ExpressionNode.Call("f", ("x", Load("a"))));

        using var json = JsonDocument.Parse(ExpressionText.Of(twice));

        Assert.Equal(["0", "1"], json.RootElement.GetProperty("values").EnumerateObject().Select(value => value.Name));
    }

    [Fact]
    public void Write_Function_NamesItsBodyByKey()
    {
        ExpressionNode map = ExpressionNode.Call(
            "Collection.map",
            ("collection", ExpressionNode.Call("ImageCollection.load", ("id", ExpressionNode.Of("c")))),
            (
                "baseAlgorithm",
                ExpressionNode.Function("image", image => ExpressionNode.Call("Image.abs", ("value", image)))));

        Assert.Equal(
            """{"result":"0","values":{"0":{"functionInvocationValue":{"functionName":"Collection.map","arguments":{"baseAlgorithm":{"functionDefinitionValue":{"argumentNames":["image"],"body":"1"}},"collection":{"functionInvocationValue":{"functionName":"ImageCollection.load","arguments":{"id":{"constantValue":"c"}}}}}}},"1":{"functionInvocationValue":{"functionName":"Image.abs","arguments":{"value":{"argumentReference":"image"}}}}}}""",
            ExpressionText.Of(map));
    }

    [Fact]
    public void Write_OrderOfArguments_DoesNotCount()
    {
        ExpressionNode one = ExpressionNode.Call("f", ("a", Load("x")), ("b", Load("y")));
        ExpressionNode other = ExpressionNode.Call("f", ("b", Load("y")), ("a", Load("x")));

        Assert.Equal(ExpressionText.Of(one), ExpressionText.Of(other));
    }

    [Fact]
    public void Write_TwoFunctionsWithOneArgument_Throws()
    {
        ExpressionNode both = ExpressionNode.List(
            ExpressionNode.Function("x", x => x),
            ExpressionNode.Function("x", x => ExpressionNode.Call("f", ("v", x))));

        Assert.Throws<ArgumentException>(() => ExpressionText.Of(both));
    }

    [Fact]
    public void Call_TwoArgumentsOfOneName_Throws() => Assert.Throws<ArgumentException>(
        () => ExpressionNode.Call("f", ("a", ExpressionNode.Of(1L)), ("a", ExpressionNode.Of(2L))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NumberThatJsonLacks_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpressionNode.Of(value));

    [Fact]
    public void Write_AnyGraph_MeansWhatItWasBuiltOf()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            ulong state = seed;
            List<(ExpressionNode Node, string Meaning)> pool =
            [
                (Load("0"), Meaning("Image.load", "id", "{\"constantValue\":\"0\"}")),
            ];
            for (int i = 0; i < 25; i++)
            {
                (ExpressionNode Node, string Meaning) left = pool[Next(ref state, pool.Count)];
                (ExpressionNode Node, string Meaning) right = pool[Next(ref state, pool.Count)];
                pool.Add(Next(ref state, 3) == 0
                    ? (
                        ExpressionNode.List(left.Node, right.Node),
                        $"{{\"arrayValue\":{{\"values\":[{left.Meaning},{right.Meaning}]}}}}")
                    : (ExpressionNode.Call("f", ("a", left.Node), ("b", right.Node)),
                        $"{{\"functionInvocationValue\":{{\"functionName\":\"f\",\"arguments\":{{\"a\":{left.Meaning},\"b\":{right.Meaning}}}}}}}"));
                pool.RemoveAll(entry => entry.Meaning.Length > 20_000);
            }

            string text = ExpressionText.Of(pool[^1].Node);
            using var json = JsonDocument.Parse(text);

            Assert.True(pool[^1].Meaning == ExpressionText.Expand(json.RootElement), $"seed {seed}");
            AssertKeysAreUsed(json.RootElement, seed);
        }
    }

    private static void AssertKeysAreUsed(JsonElement expression, ulong seed)
    {
        string text = expression.GetRawText();
        string[] keys = [.. expression.GetProperty("values").EnumerateObject().Select(value => value.Name)];
        Assert.Equal(Enumerable.Range(0, keys.Length).Select(i => $"{i}"), keys);
        foreach (string key in keys.Skip(1))
        {
            Assert.True(
                text.Split($"{{\"valueReference\":\"{key}\"}}").Length > 2, $"seed {seed}: {key} is not shared");
        }
    }

    private static string Meaning(string function, string argument, string value) =>
        $"{{\"functionInvocationValue\":{{\"functionName\":\"{function}\",\"arguments\":{{\"{argument}\":{value}}}}}}}";

    private static int Next(ref ulong state, int below)
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        return (int)((state >> 33) % (ulong)below);
    }
}

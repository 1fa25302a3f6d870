using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Tests.Rows;

public sealed class RowValidatorTests
{
    private const string Image = """{"type": "image", "image": "images/a.png"}""";

    [Fact]
    public void Validate_GoodRows_FindsNothing()
    {
        string boxes = """[{\"label\": \"water\", \"bbox\": [0.0, 0.1, 0.5, 1.0]}]""";

        Assert.Empty(
            Validate(Line(Image + "," + Text("Q?"), Text("A.")) + Line(Image + "," + Text("Q?"), Text(boxes))));
    }

    [Theory]
    [InlineData("\n", "NT5020")]
    [InlineData("{\"messages\": []}\n", "NT5021")]
    [InlineData("{\"messages\": NaN}\n", "NT5020")]
    [InlineData("[]\n", "NT5021")]
    [InlineData("{\"messages\": [], \"messages\": []}\n", "NT5020")]
    [InlineData("{\"messages\": [], \"extra\": 1}\n", "NT5021")]
    [InlineData("{}\r\n", "NT5020")]
    public void Validate_BadLine_NamesTheRule(string content, string code) =>
        Assert.Equal(code, Assert.Single(Validate(content)).Code);

    [Theory]
    [InlineData("<image> what is it?", "NT5023")]
    [InlineData("what<|IM_END|>", "NT5023")]
    [InlineData("what\\u0007", "NT5023")]
    [InlineData("   ", "NT5021")]
    public void Validate_BadQuestion_NamesTheRule(string question, string code) =>
        Assert.Equal(code, Assert.Single(Validate(Line(Image + "," + Text(question), Text("A.")))).Code);

    [Theory]
    [InlineData("/tmp/a.png")]
    [InlineData("images/../a.png")]
    [InlineData("images\\\\a.png")]
    [InlineData("https://x/a.png")]
    [InlineData("")]
    public void Validate_BadImagePath_NamesTheRule(string path)
    {
        string image = "{\"type\": \"image\", \"image\": \"" + path + "\"}";

        Assert.Equal("NT5022", Assert.Single(Validate(Line(image + "," + Text("Q?"), Text("A.")))).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[{")]
    [InlineData("[{\\\"label\\\": \\\"lake\\\", \\\"bbox\\\": [0, 0, 1, 1]}]")]
    [InlineData("[{\\\"label\\\": \\\"water\\\", \\\"bbox\\\": [0.5, 0, 0.5, 1]}]")]
    [InlineData("[{\\\"label\\\": \\\"water\\\", \\\"bbox\\\": [0, 0, 1, 1.5]}]")]
    [InlineData("[{\\\"label\\\": \\\"water\\\", \\\"bbox\\\": [0, 0, 1]}]")]
    public void Validate_BadBoxes_NamesTheRule(string answer) =>
        Assert.Equal("NT5024", Assert.Single(Validate(Line(Image + "," + Text("Q?"), Text(answer)))).Code);

    [Fact]
    public void Validate_ImageAfterText_IsRefused() =>
        Assert.Equal("NT5021", Assert.Single(Validate(Line(Text("Q?") + "," + Image, Text("A.")))).Code);

    [Fact]
    public void Validate_ImageInAnswer_IsRefused() =>
        Assert.Equal("NT5021", Assert.Single(Validate(Line(Image + "," + Text("Q?"), Image + "," + Text("A.")))).Code);

    [Fact]
    public void Validate_LineOfError_IsNamed()
    {
        string good = Line(Image + "," + Text("Q?"), Text("A."));

        Diagnostic found = Assert.Single(Validate(good + good + "x\n"));

        Assert.Equal(new SourceLocation("rows.jsonl", 3), found.Location);
    }

    [Fact]
    public void Validate_NoFinalLineFeed_IsRefused() =>
        Assert.Single(Validate(Line(Image + "," + Text("Q?"), Text("A.")).TrimEnd('\n')));

    [Fact]
    public void Validate_NotUtf8_IsRefused() =>
        Assert.Equal("NT5020", Assert.Single(RowValidator.Validate([0x22, 0xFF, 0x22, 0x0A], "f", default)).Code);

    private static ImmutableArray<Diagnostic> Validate(string content) =>
        RowValidator.Validate(Encoding.UTF8.GetBytes(content), "rows.jsonl", BoxConvention.HalfOpen);

    private static string Text(string text) => "{\"type\": \"text\", \"text\": \"" + text + "\"}";

    private static string Line(string user, string assistant) =>
        "{\"messages\": [{\"role\": \"user\", \"content\": [" + user + "]}, {\"role\": \"assistant\", \"content\": ["
        + assistant + "]}]}\n";
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Tests.Rows;

public sealed class RowWriterTests
{
    [Fact]
    public void Write_Overlay_IsTheLastKey()
    {
        string line = Write(new Row(RowKind.Caption, null, "images/a.png", "Q?", "A.", []), "overlays/a.png");

        Assert.Equal(
            "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image\", \"image\": \"images/a.png\"}, "
            + "{\"type\": \"text\", \"text\": \"Q?\"}]}, {\"role\": \"assistant\", \"content\": "
            + "[{\"type\": \"text\", \"text\": \"A.\"}]}], \"bbox_overlay_image\": \"overlays/a.png\"}\n",
            line);
    }

    [Fact]
    public void Write_AnyCharacter_RoundTripsThroughAParser()
    {
        string all = string.Concat(Enumerable.Range(0, 0x3000).Select(c => (char)c)) + "\U0001F6F0";

        string line = Write(new Row(RowKind.Caption, null, "images/a.png", "Q?", all, []), null);

        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement answer = document.RootElement.GetProperty("messages")[1].GetProperty("content")[0];
        Assert.Equal(all, answer.GetProperty("text").GetString());
        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.Contains("é", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        string line = Write(new Row(RowKind.Caption, null, "images/a.png", "Q?", "a\uD800b", []), null);

        Assert.Contains("a\uFFFDb", line, StringComparison.Ordinal);
    }

    private static string Write(Row row, string? overlay)
    {
        ArrayBufferWriter<byte> output = new();
        RowWriter.Write(row, overlay, output);
        return new UTF8Encoding(false, true).GetString(output.WrittenSpan);
    }
}

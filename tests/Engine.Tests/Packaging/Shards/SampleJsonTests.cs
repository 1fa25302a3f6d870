using System.Text;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Tests.Packaging.Shards;

public sealed class SampleJsonTests
{
    private const string Whole =
        "{\"metadata\": {\"patch_id\": 42, \"image_name\": \"m_1\"}, "
        + "\"annotations\": [{\"task\": 2, \"text\": \"A road.\", \"annotator\": \"nutonic/template-1\"}]}";

    [Fact]
    public void Write_TwoCaptions_GivesExactlyThis()
    {
        byte[] text = SampleJson.Write(
            9_007_199_254_740_991,
            "m_3211605_ne_11_060_20200415",
            [
                new Annotation(
                    CaptionTask.NonArea, "Peñasco's \"road\"\n農 🌾 \\", "mistralai/Mistral-Nemo-Instruct-2407"),
                new Annotation(CaptionTask.Revision, "A road.", "nutonic/template-1"),
            ]);

        Assert.Equal(
            "{\"metadata\": {\"patch_id\": 9007199254740991, \"image_name\": \"m_3211605_ne_11_060_20200415\"}, "
            + "\"annotations\": [{\"task\": 2, \"text\": \"Peñasco's \\\"road\\\"\\n農 🌾 \\\\\", "
            + "\"annotator\": \"mistralai/Mistral-Nemo-Instruct-2407\"}, "
            + "{\"task\": 3, \"text\": \"A road.\", \"annotator\": \"nutonic/template-1\"}]}",
            Encoding.UTF8.GetString(text));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        byte[] text = ShardScene.Text(4_503_599_627_370_497);

        Sample sample = SampleJson.Read(text);

        Assert.Equal(4_503_599_627_370_497, sample.PatchId);
        Assert.Equal(CaptionTask.Revision, sample.Annotations[1].Task);
        Assert.Equal(text, SampleJson.Write(sample.PatchId, sample.ImageName, sample.Annotations));
    }

    [Fact]
    public void Read_CompactLayout_IsAccepted() =>
        Assert.Equal(42, SampleJson.Read(Bytes(Whole.Replace(": ", ":", StringComparison.Ordinal))).PatchId);

    [Theory]
    [InlineData("\"patch_id\": 42", "\"patch_id\": 0")]
    [InlineData("\"patch_id\": 42", "\"patch_id\": 9007199254740992")]
    [InlineData("\"patch_id\": 42", "\"patch_id\": 42.5")]
    [InlineData("\"patch_id\": 42", "\"patch_id\": \"42\"")]
    [InlineData("\"patch_id\": 42", "\"patch_id\": 42, \"patch_id\": 42")]
    [InlineData("\"patch_id\": 42, \"image_name\": \"m_1\"", "\"image_name\": \"m_1\", \"patch_id\": 42")]
    [InlineData("\"m_1\"", "null")]
    [InlineData("\"m_1\"", "\"m_1\", \"date\": \"\"")]
    [InlineData("\"task\": 2", "\"task\": 4")]
    [InlineData("\"task\": 2", "\"task\": 4294967297")]
    [InlineData("\"task\": 2", "\"task\": 1e300")]
    [InlineData("\"task\": 2, ", "")]
    [InlineData("A road.", "A \\ud83d road.")]
    [InlineData("[{", "[[[[[[{")]
    [InlineData("[{\"task\": 2, \"text\": \"A road.\", \"annotator\": \"nutonic/template-1\"}]", "[]")]
    [InlineData("[{\"task\": 2, \"text\": \"A road.\", \"annotator\": \"nutonic/template-1\"}]", "{}")]
    [InlineData("\"metadata\": {", "\"metadata\": [], \"m\": {")]
    public void Read_AnotherShape_Throws(string part, string instead)
    {
        string text = Whole.Replace(part, instead, StringComparison.Ordinal);

        Assert.NotEqual(Whole, text);
        Assert.Equal("NT6103", Refusal(Bytes(text)));
    }

    [Fact]
    public void Read_EveryLength_Throws()
    {
        byte[] text = Bytes(Whole);

        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Equal("NT6103", Refusal(text[..length])));
    }

    [Fact]
    public void Read_BytesThatAreNoText_Throws()
    {
        byte[] text = Bytes(Whole);
        text[Whole.IndexOf("road", StringComparison.Ordinal)] = 0xFF;

        Assert.Equal("NT6103", Refusal(text));
        Assert.Equal("NT6103", Refusal([0xEF, 0xBB, 0xBF, .. Bytes(Whole)]));
    }

    [Fact]
    public void Write_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        byte[] text = SampleJson.Write(1, "m", [new Annotation(CaptionTask.Area, "a\ud83db", "x")]);

        Assert.Equal("a\ufffdb", SampleJson.Read(text).Annotations[0].Text);
    }

    [Fact]
    public void Write_NothingToSay_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleJson.Write(1, "m", []));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SampleJson.Write(0, "m", [new Annotation(CaptionTask.Area, "a", "x")]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SampleJson.Write(1L << 53, "m", [new Annotation(CaptionTask.Area, "a", "x")]));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Refusal(byte[] text) =>
        Assert.Throws<NuTonicException>(() => SampleJson.Read(text)).Diagnostic.Code;
}

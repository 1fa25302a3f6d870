using System.Text;
using System.Text.Json;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Packaging.Aerial;

public sealed class ImageTextRowsTests
{
    private static readonly Sample Three = new(
        42,
        "m_3211605_ne_11_060_20200415",
        [
            new Annotation(CaptionTask.Area, "A field\n in  the north.", "a"),
            new Annotation(CaptionTask.Revision, "There is a field.", "b"),
            new Annotation(CaptionTask.Revision, "A \"field\" by Peñasco.", "b"),
        ]);

    [Fact]
    public void Write_ThreeAnnotations_GivesARowForEach()
    {
        string[] lines = Encoding.UTF8.GetString(ImageTextRows.Write(Three, "images/s00003/42.jpg")).Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.Equal(string.Empty, lines[3]);
        string[] answers = ["A field in the north.", "There is a field.", "A \"field\" by Peñasco."];
        for (int i = 0; i < answers.Length; i++)
        {
            using JsonDocument row = JsonDocument.Parse(lines[i]);
            JsonElement messages = row.RootElement.GetProperty("messages");
            JsonElement[] question = [.. messages[0].GetProperty("content").EnumerateArray()];
            Assert.Equal("images/s00003/42.jpg", question[0].GetProperty("image").GetString());
            Assert.Contains(
                question[1].GetProperty("text").GetString(), ImageTextQuestions.For(Three.Annotations[i].Task));
            Assert.Equal(answers[i], messages[1].GetProperty("content")[0].GetProperty("text").GetString());
        }
    }

    [Fact]
    public void Write_ManyPatches_AsksEveryQuestion()
    {
        string rows = string.Concat(Enumerable.Range(1, 100)
            .Select(id => Encoding.UTF8.GetString(
                ImageTextRows.Write(Three with { PatchId = id }, "images/s00000/1.jpg"))));

        Assert.All(
            ImageTextQuestions.For(CaptionTask.Area),
            question => Assert.Contains(question, rows, StringComparison.Ordinal));
        Assert.All(
            ImageTextQuestions.For(CaptionTask.Revision),
            question => Assert.Contains(question, rows, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A field <image> here.", "NT5023")]
    [InlineData("[{\"label\": \"x\"}]", "NT5024")]
    [InlineData(" \n ", "NT5021")]
    public void Write_CaptionThatTrainersRefuse_Throws(string text, string code)
    {
        Sample sample = Three with { Annotations = [new Annotation(CaptionTask.Area, text, "a")] };

        Assert.Equal(
            code,
            Assert.Throws<NuTonicException>(() => ImageTextRows.Write(sample, "images/s00000/42.jpg")).Diagnostic.Code);
    }

    [Theory]
    [InlineData("m_3211605_ne_11_060_20200415", "m_3211605_ne")]
    [InlineData("m_3211605_ne_11_1_20160620", "m_3211605_ne")]
    [InlineData("m_3211605_ns_11_060_20200415", "m_3211605_ns_11_060_20200415")]
    [InlineData("m_321160_ne_11_060_20200415", "m_321160_ne_11_060_20200415")]
    [InlineData("m_321160x_ne_11_060_20200415", "m_321160x_ne_11_060_20200415")]
    [InlineData("m_3211605_ne", "m_3211605_ne")]
    [InlineData("ortho", "ortho")]
    public void QuadPlace_Name_IsTheGround(string name, string expected) => Assert.Equal(expected, QuadPlace.Of(name));

    [Fact]
    public void SplitOf_YearsOfAQuad_AreTogether()
    {
        SplitWeights weights = new(1, 1, 1);
        string[] quads = [.. Enumerable.Range(3_000_001, 50).Select(quad => $"m_{quad}_nw_11_060_")];

        Assert.All(quads, quad => Assert.Equal(
            ImageTextRows.SplitOf(quad + "20200415", weights), ImageTextRows.SplitOf(quad + "20221108", weights)));
        Assert.Equal(3, quads.Select(quad => ImageTextRows.SplitOf(quad + "20200415", weights)).Distinct().Count());
    }

    [Fact]
    public void ImageFolders_ManyPatches_StayBelowTheLimit()
    {
        (string Quad, int Column, int Row)[] positions =
        [
            .. from quad in Enumerable.Range(0, 30)
                from i in Enumerable.Range(0, 900)
                select ($"m_{quad}", i % 30, i / 30),
        ];
        ulong[] hashes = [.. positions.Select(p => ShardGroup.HashOf(p.Quad, p.Column, p.Row, ImageFolders.Capacity))];

        ShardPlan plan = ImageFolders.Plan(hashes.Select(hash => new ShardGroup(hash, 1)));

        Assert.InRange(plan.ShardCount, 4, 16);
        Assert.All(hashes.GroupBy(plan.ShardOf), folder => Assert.InRange(folder.Count(), 1, 8000));
        Assert.Equal("images/s00012/42.jpg", ImageFolders.PathOf(12, 42));
    }
}

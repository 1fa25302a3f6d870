using System.Text;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Packaging.Aerial;

public sealed class CaptionTallyTests
{
    [Fact]
    public void AddSample_TwoSamples_CountsTasksAnnotatorsAndWords()
    {
        CaptionTally tally = new();

        tally.AddSample(
            [new(CaptionTask.Area, "A field, a FIELD - again.", "x"), new(CaptionTask.Revision, "Field", "y")]);
        tally.AddSample([new(CaptionTask.NonArea, "The road\nnear Peñasco", "x")]);

        Assert.Equal(2, tally.Samples);
        Assert.Equal(new WordCount(3, 11, 1, 6), tally.All);
        Assert.Equal(new WordCount(1, 6, 6, 6), tally.OfTask(CaptionTask.Area));
        Assert.Equal(new WordCount(2, 10, 4, 6), tally.OfAnnotator("x"));
        Assert.Equal(default, tally.OfAnnotator("z"));

        // a field again the road near peñasco
        Assert.Equal((7, true), (tally.Words.Count, tally.Words.IsExact));
    }

    [Fact]
    public void Add_PartsInAnyOrder_IsTheWhole()
    {
        CaptionTally whole = new();
        CaptionTally[] parts = [.. Enumerable.Range(0, 7).Select(_ => new CaptionTally())];
        TestRandom random = new(4);
        for (int i = 0; i < 300; i++)
        {
            string text = string.Join(
                ' ', Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"w{random.Next(0, 5000)}"));
            Annotation caption = new((CaptionTask)random.Next(1, 4), text, $"m{random.Next(0, 3)}");
            foreach (CaptionTally tally in new[] { whole, parts[random.Next(0, 7)] })
            {
                tally.AddSample([caption]);
                tally.AddRejected($"r{i % 4}");
                tally.AddCheck(3, i % 2);
            }
        }

        CaptionTally forward = new();
        CaptionTally backward = new();
        foreach (CaptionTally part in parts)
        {
            forward.Add(CaptionTallyFormat.Unpack(CaptionTallyFormat.Pack(part)));
        }

        foreach (CaptionTally part in parts.Reverse())
        {
            backward.Add(part);
        }

        Assert.False(whole.Words.IsExact);
        Assert.Equal(CaptionTallyFormat.Pack(whole), CaptionTallyFormat.Pack(forward));
        Assert.Equal(CaptionTallyFormat.Pack(whole), CaptionTallyFormat.Pack(backward));
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void DistinctWords_ManyWords_CountsWithinItsBound(int words)
    {
        DistinctWords distinct = new();
        for (int i = 0; i < words; i++)
        {
            distinct.AddText($"Word{i} (word{i})");
        }

        // Four standard deviations of 1 / sqrt(1022).
        Assert.Equal(words < DistinctWords.Kept, distinct.IsExact);
        Assert.InRange(distinct.Count, words * 0.875, words * 1.125);
        Assert.True(!distinct.IsExact || distinct.Count == words);
    }

    [Fact]
    public void Pack_Tally_GivesExactlyThis()
    {
        CaptionTally tally = new();
        tally.AddSample([new(CaptionTask.Area, "- -", "x\"")]);
        tally.AddRejected("brackets", 2);
        tally.AddCheck(10, 1);

        Assert.Equal(
            "{\"samples\": 1, \"stated\": 10, \"unsupported\": 1, \"words\": \"\", "
            + "\"captions\": [{\"task\": 1, \"annotator\": \"x\\\"\", \"captions\": 1, \"words\": 2, \"fewest\": 2, "
            + "\"most\": 2}], \"rejected\": [{\"reason\": \"brackets\", \"captions\": 2}]}",
            Encoding.UTF8.GetString(CaptionTallyFormat.Pack(tally)));
    }

    [Theory]
    [InlineData("\"samples\": 1", "\"samples\": 1.5")]
    [InlineData("\"samples\": 1", "\"sample\": 1")]
    [InlineData("\"words\": \"\"", "\"words\": \"AAAA\"")]
    [InlineData("\"words\": \"\"", "\"words\": \"?\"")]
    [InlineData("\"words\": \"\"", "\"words\": null")]
    [InlineData("\"task\": 1", "\"task\": 7")]
    [InlineData("\"annotator\": \"x\"", "\"annotator\": null")]
    [InlineData("\"fewest\": 1", "\"fewest\": 99999999999")]
    [InlineData("[{\"task\"", "[[{\"task\"")]
    [InlineData("\"rejected\": []", "\"rejected\": [{\"reason\": null, \"captions\": 1}]")]
    [InlineData("\"rejected\": []", "\"rejected\": {}")]
    public void Unpack_AnotherShape_Throws(string part, string instead)
    {
        CaptionTally tally = new();
        tally.AddSample([new(CaptionTask.Area, "-", "x")]);
        string packed = Encoding.UTF8.GetString(CaptionTallyFormat.Pack(tally));
        string edited = packed.Replace(part, instead, StringComparison.Ordinal);

        Assert.NotEqual(packed, edited);
        Assert.Equal("NT6106", Refusal(Encoding.UTF8.GetBytes(edited)));
    }

    [Fact]
    public void Unpack_EveryLength_Throws()
    {
        CaptionTally tally = new();
        tally.AddSample([new(CaptionTask.Area, "a b", "x")]);
        byte[] packed = CaptionTallyFormat.Pack(tally);

        Assert.All(Enumerable.Range(0, packed.Length), length => Assert.Equal("NT6106", Refusal(packed[..length])));
    }

    private static string Refusal(byte[] packed) =>
        Assert.Throws<NuTonicException>(() => CaptionTallyFormat.Unpack(packed)).Diagnostic.Code;
}

using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Tests.Captions;

public sealed class CaptionWashTests
{
    private const string Filler = " lies in the north of the image and covers about a third of it.";

    [Theory]
    [InlineData("A large lake" + Filler)]
    [InlineData("Peñasco Park" + Filler)]
    [InlineData("Kaʻala Ridge" + Filler)]
    [InlineData("The ‘old’ “lake” (100% of it; 2.5 km - or so) & more: yes/no?" + Filler)]
    [InlineData("A lake — the largest here — " + Filler)]
    [InlineData("The street 東京 with a foreign name" + Filler)]
    [InlineData("A measure of leisure, treasure and the like" + Filler)]
    public void Check_GoodCaption_IsAccepted(string text) =>
        Assert.Equal(
            WashVerdict.Accepted, CaptionWash.Check(CaptionWash.Normalize(text), CaptionTask.Area, new WashOptions()));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("A lake.", "too_short")]
    [InlineData("One two three four five six seven eight nine", "too_short")]
    [InlineData("A lake" + Filler + "\nAnd more.", "line_break")]
    [InlineData("A **large** lake" + Filler, "markdown")]
    [InlineData("# Lake" + Filler, "markdown")]
    [InlineData("- A lake" + Filler, "markdown")]
    [InlineData("1. A lake" + Filler, "markdown")]
    [InlineData("The landuse_residential area" + Filler, "underscore")]
    [InlineData("A lake <b>" + Filler, "characters")]
    [InlineData("A lake \u202Eekal" + Filler, "characters")]
    [InlineData("A lake \U0001F30A" + Filler, "characters")]
    [InlineData("A lake \ud800" + Filler, "characters")]
    [InlineData("A lake — " + Filler, "characters")]
    [InlineData("A lake (large" + Filler, "brackets")]
    [InlineData("A lake )large(" + Filler, "brackets")]
    [InlineData("湖は画像の北にありとても大きいです 湖 湖 湖 湖 湖 湖 湖 湖 湖", "script")]
    [InlineData("Here is the caption you asked for: A lake" + Filler, "echo")]
    [InlineData("Sure, a lake" + Filler, "echo")]
    [InlineData("Caption: a lake" + Filler, "echo")]
    [InlineData("The normalized area of the lake" + Filler, "echo")]
    public void Check_BadCaption_SaysWhy(string text, string reason) =>
        Assert.Equal(
            reason, CaptionWash.Check(CaptionWash.Normalize(text), CaptionTask.Area, new WashOptions()).Reason);

    [Theory]
    [InlineData("A lake with *stars*", "asterisk")]
    [InlineData("Revised: a lake in the north", "revision_word")]
    [InlineData("The REVISION of a lake", "revision_word")]
    [InlineData("Lake", "too_short")]
    [InlineData("Two words", null)]
    [InlineData("A lake that was never revisable", null)]
    public void Check_Revision_HasRulesOfItsOwn(string text, string? reason) =>
        Assert.Equal(reason, CaptionWash.Check(text, CaptionTask.Revision, new WashOptions()).Reason);

    [Theory]
    [InlineData(9, CaptionTask.Area, false)]
    [InlineData(10, CaptionTask.Area, true)]
    [InlineData(120, CaptionTask.NonArea, true)]
    [InlineData(121, CaptionTask.NonArea, false)]
    [InlineData(1, CaptionTask.Revision, false)]
    [InlineData(2, CaptionTask.Revision, true)]
    [InlineData(100, CaptionTask.Revision, true)]
    [InlineData(101, CaptionTask.Revision, false)]
    internal void Check_WordCount_HasLimits(int words, CaptionTask task, bool isAccepted)
    {
        string text = string.Join(' ', Enumerable.Repeat("word", words));

        Assert.Equal(isAccepted, CaptionWash.Check(text, task, new WashOptions()).IsAccepted);
    }

    [Theory]
    [InlineData("Peñasco Park" + Filler)]
    [InlineData("The lake is 20° warm" + Filler)]
    public void Check_Ascii_RefusesWhatThePublishedSystemRefuses(string text) =>
        Assert.Equal("characters", CaptionWash.Check(text, CaptionTask.Area, new WashOptions(true)).Reason);

    [Theory]
    [InlineData("  \"A lake.\" ", "A lake.")]
    [InlineData("“A lake.”", "A lake.")]
    [InlineData("\"A\" and \"B\"", "\"A\" and \"B\"")]
    [InlineData("A\u00A0lake", "A lake")]
    [InlineData("Pen\u0303asco", "Peñasco")]
    [InlineData("\"", "\"")]
    [InlineData(" \n ", "")]
    public void Normalize_Text_LosesQuotesAndBlanksAround(string text, string expected) =>
        Assert.Equal(expected, CaptionWash.Normalize(text));

    [Theory]
    [InlineData(1, "truncated")]
    [InlineData(2, "filtered")]
    [InlineData(0, null)]
    public void Check_Answer_LooksAtItsEnd(int end, string? reason)
    {
        CaptionAnswer answer = new("A large lake" + Filler, (AnswerEnd)end, 10);

        Assert.Equal(reason, CaptionWash.Check(answer, CaptionTask.Area, new WashOptions()).Reason);
    }
}

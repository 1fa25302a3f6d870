using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class OutputFolderTests : IDisposable
{
    private const string Name = "chips/a.png";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingListener _listener = new();
    private readonly OutputFolder _outputs;

    public OutputFolderTests()
    {
        _outputs = new OutputFolder(_folder.File("out"), _listener.Report);
    }

    private string FilePath => Path.Combine(_outputs.Root, Name);

    [Fact]
    public void Publish_NewFile_IsWrittenAndIntact()
    {
        OutputRecord record = Publish("content", null);

        Assert.Equal("content", File.ReadAllText(FilePath));
        Assert.Equal(Stamp(), record.Stamp);
        Assert.Equal("content".Length, _outputs.BytesWritten);
        Assert.Equal(OutputState.Intact, _outputs.Check(record, out _));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Publish_SameBytesAgain_DoesNotTouchTheFile()
    {
        OutputRecord first = Publish("content", null);
        FileStamp before = Stamp();

        OutputRecord second = _outputs.Publish(
            first.Pending(), first, _ => Assert.Fail("the bytes are there already"));

        Assert.Equal(before, Stamp());
        Assert.Equal(before, second.Stamp);
        Assert.False(second.IsPending);
        Assert.Equal("content".Length, _outputs.BytesWritten);
    }

    [Fact]
    public void Publish_SameBytesOfUnknownOrigin_AreTakenOverInSilence()
    {
        WriteByHand("content");
        FileStamp before = Stamp();

        Publish("content", null);

        Assert.Equal(before, Stamp());
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Publish_NewContentOverTheLastOne_ReplacesItInSilence()
    {
        OutputRecord first = Publish("one", null);

        OutputRecord second = Publish("two", first);

        Assert.Equal("two", File.ReadAllText(FilePath));
        Assert.Equal(OutputState.Intact, _outputs.Check(second, out _));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Publish_OverAnEditedOutput_WarnsAndReplaces()
    {
        OutputRecord first = Publish("one", null);
        WriteByHand("mine");

        Publish("two", first);

        Assert.Equal("two", File.ReadAllText(FilePath));
        AssertOneWarning("NT7008");
    }

    [Fact]
    public void Publish_OverAForeignFile_WarnsAndReplaces()
    {
        WriteByHand("mine");

        Publish("two", null);

        Assert.Equal("two", File.ReadAllText(FilePath));
        AssertOneWarning("NT7009");
    }

    [Fact]
    public void Publish_OverAFolder_FailsAndLeavesIt()
    {
        Directory.CreateDirectory(FilePath);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Publish("content", null));

        Assert.Equal("NT7004", thrown.Diagnostic.Code);
        Assert.Equal(FilePath, thrown.Diagnostic.Location?.File);
        Assert.True(Directory.Exists(FilePath));
    }

    [Fact]
    public void Publish_WriterFails_LeavesTheOldFileAndNothingElse()
    {
        OutputRecord first = Publish("one", null);

        Assert.Throws<NuTonicException>(() => _outputs.Publish(
            new OutputRecord(Name, GraphScene.DigestOf("two")), first, _ => throw new IOException("broken")));

        Assert.Equal("one", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.EnumerateFiles(_outputs.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Check_TouchedFile_IsTouchedWithTheNewStamp()
    {
        OutputRecord record = Publish("content", null);
        File.SetLastWriteTimeUtc(FilePath, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        OutputState state = _outputs.Check(record, out OutputRecord current);

        Assert.Equal(OutputState.Touched, state);
        Assert.Equal(record.Digest, current.Digest);
        Assert.Equal(Stamp(), current.Stamp);
    }

    [Fact]
    public void Check_SameSizeEditWithTheOldTimePutBack_IsEdited()
    {
        // Whole seconds, because the calls that set a time do not know nanoseconds.
        DateTime written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        OutputRecord record = Publish("content", null);
        File.SetLastWriteTimeUtc(FilePath, written);
        record = record with { Stamp = Stamp(), Racy = false };
        Assert.Equal(OutputState.Intact, _outputs.Check(record, out _));

        File.WriteAllText(FilePath, "CONTENT");
        File.SetLastWriteTimeUtc(FilePath, written);
        Assert.Equal(record.Stamp, Stamp() with { ChangedNanoseconds = record.Stamp.ChangedNanoseconds });

        Assert.Equal(OutputState.Edited, _outputs.Check(record, out _));
    }

    [Fact]
    public void Check_RacyRecord_IsComparedByContent()
    {
        OutputRecord record = Publish("content", null);
        OutputRecord racy = record with { Digest = GraphScene.DigestOf("other"), Racy = true };

        Assert.Equal(OutputState.Edited, _outputs.Check(racy, out _));
    }

    [Fact]
    public void Check_GoneFileOrFolderInItsPlace_IsMissing()
    {
        OutputRecord record = Publish("content", null);
        File.Delete(FilePath);
        Assert.Equal(OutputState.Missing, _outputs.Check(record, out _));

        Directory.CreateDirectory(FilePath);

        Assert.Equal(OutputState.Missing, _outputs.Check(record, out _));
    }

    [Fact]
    public void Remove_AsPublished_DeletesTheFileAndAsksNothing()
    {
        OutputRecord record = Publish("content", null);

        _outputs.Remove(record);
        _outputs.Remove(record);

        Assert.False(File.Exists(FilePath));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Remove_TouchedFile_DeletesIt()
    {
        OutputRecord record = Publish("content", null);
        File.SetLastWriteTimeUtc(FilePath, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _outputs.Remove(record);

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void Remove_EditedFile_LeavesItWithAWarning()
    {
        OutputRecord record = Publish("content", null);
        WriteByHand("mine");

        _outputs.Remove(record);

        Assert.Equal("mine", File.ReadAllText(FilePath));
        AssertOneWarning("NT7010");
    }

    public void Dispose() => _folder.Dispose();

    private OutputRecord Publish(string content, OutputRecord? previous) => _outputs.Publish(
        new OutputRecord(Name, GraphScene.DigestOf(content)),
        previous,
        file => file.Write(Encoding.UTF8.GetBytes(content)));

    private void WriteByHand(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, content);
    }

    private FileStamp Stamp() => FileStamp.TryRead(FilePath, out FileStamp stamp, out _) ? stamp : default;

    private void AssertOneWarning(string code)
    {
        Diagnostic warning = Assert.Single(_listener.Diagnostics);
        Assert.Equal(code, warning.Code);
        Assert.Contains(Name, warning.Message, StringComparison.Ordinal);
        Assert.Equal(FilePath, warning.Location?.File);
    }
}

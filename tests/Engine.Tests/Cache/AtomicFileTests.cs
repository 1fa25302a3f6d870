using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Cache;

public sealed class AtomicFileTests : IDisposable
{
    private const int NoSpaceLeft = 28;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_NewAndOldFile_HoldsTheLastContent()
    {
        string path = _folder.File("a/b/out.txt");

        AtomicFile.Write(path, "first, longer"u8);
        AtomicFile.Write(path, "second"u8);

        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], AllFiles());
    }

    // The runtime tells a missing folder from a missing file by a second look, which another thread can overtake.
    [Fact]
    public void Write_ManyThreadsIntoNewFolders_AllSucceed()
    {
        for (int round = 0; round < 200; round++)
        {
            string folder = $"round{round}/new";

            Parallel.For(0, 4, i => AtomicFile.Write(_folder.File($"{folder}/{i}.txt"), "content"u8));

            Assert.Equal(4, Directory.GetFiles(_folder.File(folder)).Length);
        }
    }

    [Fact]
    public void Write_TemporaryNameTaken_TakesAnother()
    {
        string path = _folder.File("out.txt");
        AtomicFile.Write(path, stream => Assert.Equal(_folder.Root, Path.GetDirectoryName(((FileStream)stream).Name)));
        string taken = "";
        AtomicFile.Write(path, stream => taken = Path.GetFileName(((FileStream)stream).Name));
        int last = int.Parse(taken[(taken.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        string prefix = taken[..(taken.LastIndexOf('-') + 1)];
        string[] orphans = [.. Enumerable.Range(last + 1, 50).Select(number => _folder.File($"{prefix}{number}"))];
        Array.ForEach(orphans, orphan => File.WriteAllText(orphan, "orphan"));

        AtomicFile.Write(path, "content"u8);

        Assert.Equal("content", File.ReadAllText(path));
        Assert.All(orphans, orphan => Assert.Equal("orphan", File.ReadAllText(orphan)));
    }

    [Fact]
    public void Write_DiskFull_KeepsTheOldFileAndLeavesNothing()
    {
        string path = _folder.File("out.txt");
        AtomicFile.Write(path, "old"u8);

        var thrown = Assert.Throws<NuTonicException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the new cont"u8);
            throw new IOException("No space left on device", NoSpaceLeft);
        }));

        Assert.Equal("NT8010", thrown.Diagnostic.Code);
        Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], AllFiles());
    }

    [Fact]
    public void Write_ProducerFails_LeavesNothing()
    {
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(
            _folder.File("out.txt"), _ => throw new InvalidDataException("producer")));

        Assert.Empty(AllFiles());
    }

    [Fact]
    public void Write_FileWhereFolderBelongs_NamesBoth()
    {
        string blocking = _folder.File("blocking");
        File.WriteAllText(blocking, "");

        var thrown = Assert.Throws<NuTonicException>(
            () => AtomicFile.Write(Path.Combine(blocking, "sub", "out.txt"), "x"u8));

        Assert.Equal("NT8012", thrown.Diagnostic.Code);
        Assert.Contains($"'{blocking}'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal([blocking], AllFiles());
    }

    [Fact]
    public void Write_FolderWhereFileBelongs_SaysSo()
    {
        string path = _folder.File("out.txt");
        Directory.CreateDirectory(Path.Combine(path, "inside"));

        var thrown = Assert.Throws<NuTonicException>(() => AtomicFile.Write(path, "x"u8));

        Assert.Equal("NT8013", thrown.Diagnostic.Code);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public void Explain_PermissionDenied_IsTyped() =>
        Assert.Equal("NT8011", FileFailure.Explain("/x", new UnauthorizedAccessException()).Diagnostic.Code);

    [Fact]
    public void Explain_SystemSaysASentence_HasOneFullStop() =>
        Assert.Contains(
            "No such thing. Check",
            FileFailure.Explain("/x", new IOException("No such thing.")).Diagnostic.Message,
            StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string[] AllFiles() => Directory.GetFiles(_folder.Root, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
    });
}

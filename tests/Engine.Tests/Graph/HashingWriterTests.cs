using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class HashingWriterTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Megabyte)]
    [InlineData((5 * Megabyte) + 17)]
    public void Finish_PiecesOfAnySize_WritesThemInOrderAndReturnsTheirDigest(int length)
    {
        byte[] content = Sample.Bytes(length, seed: 1);
        using MemoryStream stream = new();
        using HashingWriter writer = new(stream);

        for (int start = 0, step = 1; start < length; start += step, step = (3 * step) + 1)
        {
            writer.Append(content.AsSpan(start, Math.Min(step, length - start)));
        }

        Assert.Equal(Digest.Of(content), writer.Finish());
        Assert.Equal(content, stream.ToArray());
    }

    [Fact]
    public void Append_RangeOfAFile_IsCopiedAndShownToTheCheck()
    {
        byte[] content = Sample.Bytes((3 * Megabyte) + 5, seed: 2);
        string path = _folder.File("old");
        File.WriteAllBytes(path, content);
        AssemblyLayout layout = Layout(content, 700_000);
        AssemblySource source = AssemblySource.Match(layout.Parts, layout);
        using SafeFileHandle file = File.OpenHandle(path);
        using MemoryStream stream = new();
        using HashingWriter writer = new(stream);
        PartCheck check = new(source);
        check.Begin(0);

        writer.Append("head"u8);
        writer.Append(file, 0, content.Length, check);

        byte[] expected = [.. "head"u8, .. content];
        Assert.Equal(Digest.Of(expected), writer.Finish());
        Assert.Equal(expected, stream.ToArray());
        Assert.True(check.IsSound);
    }

    [Fact]
    public void Append_StreamFails_TellsAndLetsGo()
    {
        using FailingStream stream = new();
        using HashingWriter writer = new(stream);
        byte[] content = new byte[4 * Megabyte];

        Assert.Throws<IOException>(() =>
        {
            writer.Append(content);
            writer.Finish();
        });
    }

    public void Dispose() => _folder.Dispose();

    private static AssemblyLayout Layout(byte[] content, int partBytes)
    {
        byte[][] parts = [.. content.Chunk(partBytes)];
        return new AssemblyLayout(
            Digest.Of(content),
            [.. parts.Select(part => Digest.Of(part))],
            [.. parts.Select(part => part.Length)],
            [.. parts.Select(part => PartCheck.Of(part))]);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full");
    }
}

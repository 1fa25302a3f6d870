using System.IO.Compression;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Osm;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm;

/// <summary>An extract that a test writes itself.</summary>
internal sealed class ExtractFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExtractFile(byte[] content)
    {
        Path = _folder.Combine("extract.bin");
        File.WriteAllBytes(Path, content);
    }

    public ExtractFile(string content)
        : this(Encoding.UTF8.GetBytes(content))
    {
    }

    public string Path { get; }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static MemoryOsmSource Read(byte[] content)
    {
        using var file = new ExtractFile(content);
        return MemoryOsmSource.Read(file.Path, TestContext.Current.CancellationToken);
    }

    public static MemoryOsmSource Read(string content) => Read(Encoding.UTF8.GetBytes(content));

    /// <summary>The error that reading ends in; its message names the file.</summary>
    public static Diagnostic Error(byte[] content)
    {
        using var file = new ExtractFile(content);
        long allocated = GC.GetAllocatedBytesForCurrentThread();

        NuTonicException error = Assert.Throws<NuTonicException>(
            () => MemoryOsmSource.Read(file.Path, TestContext.Current.CancellationToken));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 256L << 20);
        Assert.Contains(file.Path, error.Message, StringComparison.Ordinal);
        Assert.Equal(file.Path, error.Diagnostic.Location?.File);
        return error.Diagnostic;
    }

    public static Diagnostic Error(string content) => Error(Encoding.UTF8.GetBytes(content));

    /// <summary>Reads what may be damaged: elements or a typed error, nothing else.</summary>
    public static bool TryRead(byte[] content)
    {
        try
        {
            _ = Read(content);
            return true;
        }
        catch (NuTonicException error) when (error.Diagnostic.Code.StartsWith("NT12", StringComparison.Ordinal))
        {
            return false;
        }
    }

    public void Dispose() => _folder.Dispose();
}

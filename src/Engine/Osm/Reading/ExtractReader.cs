using System.IO.Compression;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// Reads an extract of any format that is known, whatever its name, from front to end in bounded memory.
/// </summary>
internal static class ExtractReader
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Hands every element of <paramref name="path"/> to <paramref name="sink"/>.</summary>
    /// <returns>What the file says about itself; the box only when it declares one.</returns>
    /// <exception cref="NuTonicException">NT1200 to NT1212.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public static ExtractDescription Read(string path, IExtractSink sink, CancellationToken cancellationToken)
    {
        var errors = new ExtractErrors(path);
        bool isGzip = false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
            isGzip = ExtractProbe.IsGzip(Start(file));
            file.Position = 0;
            ExtractFormat format = ExtractFormat.Pbf;
            if (isGzip)
            {
                using var probed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
                format = ExtractProbe.Find(Start(probed), errors);
                file.Position = 0;
                using var unpacked = new BufferedStream(new GZipStream(file, CompressionMode.Decompress), BufferBytes);
                return Read(format, unpacked, new Target(errors, sink), cancellationToken);
            }

            format = ExtractProbe.Find(Start(file), errors);
            file.Position = 0;
            return Read(format, file, new Target(errors, sink), cancellationToken);
        }
        catch (InvalidDataException failure) when (isGzip)
        {
            throw errors.Wrap(failure, Errors.OsmCompressionDamaged, failure.Message.TrimEnd('.'));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw errors.Wrap(failure, Errors.OsmNotReadable, failure.Message.TrimEnd('.'));
        }
    }

    private static ExtractDescription Read(
        ExtractFormat format, Stream stream, Target target, CancellationToken cancellationToken) => format switch
        {
            ExtractFormat.Pbf => new PbfReader(target.Errors, target.Sink).Read(stream, cancellationToken),
            ExtractFormat.Xml => new OsmXmlReader(target.Errors, target.Sink).Read(stream, cancellationToken),
            _ => new OverpassReader(target.Errors, target.Sink).Read(stream, cancellationToken),
        };

    private static byte[] Start(Stream stream)
    {
        byte[] start = new byte[ExtractProbe.Length];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private readonly record struct Target(ExtractErrors Errors, IExtractSink Sink);
}

using System.Buffers.Binary;
using System.IO.Hashing;

namespace NuTonic.Engine.Imaging;

/// <summary>A PNG file under construction: chunks with their length before and CRC-32 behind them.</summary>
/// <param name="capacity">Expected size of the file in bytes; it may grow beyond.</param>
internal sealed class PngEncoderChunks(int capacity) : IDisposable
{
    private readonly MemoryStream _file = new(capacity);
    private int _chunkStart = -1;

    /// <summary>Where the body of the chunk begun last is written to.</summary>
    public Stream Body => _file;

    /// <summary>Writes the signature and IHDR.</summary>
    public void WriteHeader(PngEncoderHeader header)
    {
        _file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> body = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(body, header.WidthPx);
        BinaryPrimitives.WriteInt32BigEndian(body[4..], header.HeightPx);
        body[8] = 8;
        body[9] = header.ColorType;
        body[10..].Clear();
        Write("IHDR"u8, body);
    }

    /// <summary>Writes a whole chunk.</summary>
    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        BeginChunk(type);
        _file.Write(body);
        EndChunk();
    }

    /// <summary>Opens a chunk whose length is not known yet.</summary>
    public void BeginChunk(ReadOnlySpan<byte> type)
    {
        _chunkStart = checked((int)_file.Position);
        _file.Write(stackalloc byte[4]);
        _file.Write(type);
    }

    /// <summary>Closes the open chunk: fills in its length and appends the CRC over type and body.</summary>
    public void EndChunk()
    {
        Span<byte> chunk = _file.GetBuffer().AsSpan(_chunkStart, (int)_file.Position - _chunkStart);
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 8);
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(chunk[4..]));
        _file.Write(crc);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The file so far.</summary>
    public byte[] ToArray() => _file.ToArray();
}

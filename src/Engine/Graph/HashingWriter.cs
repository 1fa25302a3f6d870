using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Writes a long file and hashes it on the way: while a full buffer is written on another thread, it is hashed and the
/// next one is filled.
/// </summary>
/// <param name="stream">Receives the bytes.</param>
internal sealed class HashingWriter(Stream stream) : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[BufferBytes];
    private byte[]? _other;
    private int _held;
    private Task _writing = Task.CompletedTask;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BufferBytes - _held);
            bytes[..count].CopyTo(_buffer.AsSpan(_held));
            bytes = bytes[count..];
            Advance(count);
        }
    }

    /// <summary>Appends a range of another file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">Bytes of the range.</param>
    /// <param name="check">Is shown all of it, piece by piece.</param>
    /// <exception cref="EndOfStreamException">The file is shorter than that.</exception>
    public void Append(SafeFileHandle file, long offset, long length, PartCheck check)
    {
        while (length > 0)
        {
            int wanted = (int)Math.Min(length, BufferBytes - _held);
            int count = RandomAccess.Read(file, _buffer.AsSpan(_held, wanted), offset);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            check.Append(_buffer.AsSpan(_held, count));
            offset += count;
            length -= count;
            Advance(count);
        }
    }

    /// <summary>Writes what is left and returns the digest of everything.</summary>
    public Digest Finish()
    {
        AwaitWriting();
        _hash.AppendData(_buffer, 0, _held);
        stream.Write(_buffer, 0, _held);
        _held = 0;
        return Digest.FromBytes(_hash.GetHashAndReset());
    }

    /// <summary>Lets go; the stream is no longer written to.</summary>
    public void Dispose()
    {
        // What it threw, nobody wants to know any more.
        Task.WaitAny(_writing);
        _hash.Dispose();
    }

    private void Advance(int count)
    {
        _held += count;
        if (_held < BufferBytes)
        {
            return;
        }

        AwaitWriting();
        byte[] full = _buffer;
        _buffer = _other ?? new byte[BufferBytes];
        _other = full;
        _held = 0;
        _writing = Task.Run(() => stream.Write(full, 0, BufferBytes));
        _hash.AppendData(full, 0, BufferBytes);
    }

    private void AwaitWriting() => _writing.GetAwaiter().GetResult();
}

using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Writes a long file and hashes it on the way: while full buffers are hashed on one thread and written on another, the
/// next one is filled.
/// </summary>
/// <remarks>
/// A file that is written anew because a few of its bytes changed would take as much fresh memory as it is long, which
/// costs more than the copying, and more again on a virtual machine that has to ask its host for it. So what is copied
/// out of the old file is dropped from memory piece by piece, and the pieces are written to the disk as they come: the
/// next copy can drop them only then.
/// </remarks>
/// <param name="stream">Receives the bytes.</param>
internal sealed class HashingWriter(Stream stream) : IDisposable
{
    private const int BufferBytes = 1 << 19;

    // One is hashed, one is written, one is filled; with one more none of them waits for another to take turns.
    private const int Buffers = 4;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle? _file = (stream as FileStream)?.SafeFileHandle;
    private readonly Buffer?[] _ring = new Buffer?[Buffers];
    private Buffer _buffer = new();
    private int _full;
    private int _held;
    private long _written;
    private Task _hashing = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BufferBytes - _held);
            bytes[..count].CopyTo(_buffer.Bytes.AsSpan(_held));
            bytes = bytes[count..];
            Advance(count);
        }
    }

    /// <summary>Appends a range of another file, which is dropped from memory.</summary>
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
            int count = RandomAccess.Read(file, _buffer.Bytes.AsSpan(_held, wanted), offset);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            long start = Math.Max(0, offset - PageCache.LargestPage);
            PageCache.Drop(file, start, offset + count - start);
            check.Append(_buffer.Bytes.AsSpan(_held, count));
            offset += count;
            length -= count;
            Advance(count);
        }
    }

    /// <summary>Writes what is left and returns the digest of everything.</summary>
    public Digest Finish()
    {
        _hashing.GetAwaiter().GetResult();
        _writing.GetAwaiter().GetResult();
        _hash.AppendData(_buffer.Bytes, 0, _held);
        stream.Write(_buffer.Bytes, 0, _held);
        _held = 0;
        return Digest.FromBytes(_hash.GetHashAndReset());
    }

    /// <summary>Lets go; the stream is no longer written to.</summary>
    public void Dispose()
    {
        // What they threw, nobody wants to know any more.
        Task.WaitAny(_hashing);
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

        Buffer full = _buffer;
        _held = 0;
        _hashing = full.Hashing = _hashing.ContinueWith(before => Hash(full, before), TaskScheduler.Default);
        _writing = full.Writing = _writing.ContinueWith(before => Write(full, before), TaskScheduler.Default);
        _ring[_full++ % Buffers] = full;
        _buffer = _ring[_full % Buffers] ?? new Buffer();
        _buffer.Hashing.GetAwaiter().GetResult();
        _buffer.Writing.GetAwaiter().GetResult();
    }

    private void Hash(Buffer full, Task before)
    {
        before.GetAwaiter().GetResult();
        _hash.AppendData(full.Bytes, 0, BufferBytes);
    }

    private void Write(Buffer full, Task before)
    {
        before.GetAwaiter().GetResult();
        stream.Write(full.Bytes, 0, BufferBytes);
        if (_file is not null)
        {
            PageCache.BeginWrite(_file, _written, BufferBytes);
        }

        _written += BufferBytes;
    }

    /// <summary>Bytes, and what is done with them before they may be others.</summary>
    private sealed class Buffer
    {
        public byte[] Bytes { get; } = new byte[BufferBytes];

        public Task Hashing { get; set; } = Task.CompletedTask;

        public Task Writing { get; set; } = Task.CompletedTask;
    }
}

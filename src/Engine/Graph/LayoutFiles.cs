using System.Buffers.Binary;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Keeps the layouts of assembled files, so that the next build takes what did not change from the old file instead of
/// from the store, a row at a time. Losing them costs that time.
/// </summary>
/// <remarks>
/// Format, all integers little endian: "NTPARTS3", the digest of the file, the number of parts (4 bytes), their
/// digests, their lengths (4 bytes each), their CRC-32C (4 bytes each), and the CRC-32C of all that (4 bytes).
/// </remarks>
/// <param name="folder">Absolute folder of this checkout's state.</param>
internal sealed class LayoutFiles(string folder) : IDisposable
{
    private const int CountOffset = 8 + Digest.Length;
    private const int PartsOffset = CountOffset + sizeof(int);
    private const int BytesOfAPart = Digest.Length + sizeof(int) + sizeof(uint);

    private static readonly byte[] Signature = "NTPARTS3"u8.ToArray();

    private readonly Dictionary<string, Task<AssemblyLayout?>> _begun = new(StringComparer.Ordinal);
    private Task _saving = Task.CompletedTask;

    /// <summary>Begins to read layouts that will be asked for, most likely, one after the other.</summary>
    /// <param name="nodes">Names of the files' nodes.</param>
    /// <param name="after">What else is done beside the units of a build; it comes first.</param>
    /// <returns>Completes when all are read.</returns>
    public Task BeginFind(IEnumerable<string> nodes, Task after)
    {
        foreach (string node in nodes)
        {
            Task<AssemblyLayout?> reading = after.ContinueWith(_ => Read(node), TaskScheduler.Default);
            _begun[node] = reading;
            after = reading;
        }

        return after;
    }

    /// <summary>The layout of the file with digest <paramref name="file"/>; null when it is not known.</summary>
    public AssemblyLayout? Find(string node, in Digest file)
    {
        Flush();
        AssemblyLayout? layout = _begun.Remove(node, out Task<AssemblyLayout?>? begun)
            ? begun.GetAwaiter().GetResult()
            : Read(node);
        return layout is not null && layout.File == file ? layout : null;
    }

    /// <summary>Forgets the layout of a file that does not follow it; the next attempt would be misled too.</summary>
    public void Forget(string node)
    {
        Flush();
        _begun.Remove(node);
        try
        {
            File.Delete(PathOf(node));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(PathOf(node), failure);
        }
    }

    /// <summary>
    /// Begins to remember a layout; the build goes on meanwhile. A folder that cannot be written to costs only time.
    /// </summary>
    public void BeginSave(string node, AssemblyLayout layout)
    {
        Flush();
        _begun.Remove(node);
        _saving = Task.Run(() => Save(node, layout));
    }

    /// <summary>Waits until what was begun is remembered.</summary>
    public void Flush() => _saving.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => Flush();

    private AssemblyLayout? Read(string node)
    {
        try
        {
            string path = PathOf(node);
            return File.Exists(path) ? Unpack(File.ReadAllBytes(path)) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Save(string node, AssemblyLayout layout)
    {
        try
        {
            AtomicFile.Write(PathOf(node), Pack(layout));
        }
        catch (NuTonicException)
        {
            // An older layout names another file, so it is not taken for this one.
        }
    }

    internal static byte[] Pack(AssemblyLayout layout)
    {
        int count = layout.Parts.Count;
        byte[] bytes = new byte[PartsOffset + (count * BytesOfAPart) + sizeof(uint)];
        Signature.CopyTo(bytes, 0);
        layout.File.CopyTo(bytes.AsSpan(Signature.Length));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountOffset), count);
        int lengths = PartsOffset + (count * Digest.Length);
        int checksums = lengths + (count * sizeof(int));
        for (int i = 0; i < count; i++)
        {
            layout.Parts[i].CopyTo(bytes.AsSpan(PartsOffset + (i * Digest.Length)));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(lengths + (i * sizeof(int))), layout.Lengths[i]);
            BinaryPrimitives.WriteUInt32LittleEndian(
                bytes.AsSpan(checksums + (i * sizeof(uint))), layout.Checksums[i]);
        }

        uint checksum = Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), checksum);
        return bytes;
    }

    /// <summary>Reads what <see cref="Pack"/> wrote; null when the bytes are anything else.</summary>
    internal static AssemblyLayout? Unpack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PartsOffset + sizeof(uint) || !bytes.StartsWith(Signature))
        {
            return null;
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes[CountOffset..]);
        ReadOnlySpan<byte> body = bytes[..^sizeof(uint)];
        if (count < 0 || body.Length != PartsOffset + ((long)count * BytesOfAPart)
            || Crc32C.Of(body) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[body.Length..]))
        {
            return null;
        }

        DigestSequence.Builder parts = new();
        int[] lengths = new int[count];
        uint[] checksums = new uint[count];
        int firstLength = PartsOffset + (count * Digest.Length);
        int firstChecksum = firstLength + (count * sizeof(int));
        for (int i = 0; i < count; i++)
        {
            parts.Add(Digest.FromBytes(body.Slice(PartsOffset + (i * Digest.Length), Digest.Length)));
            lengths[i] = BinaryPrimitives.ReadInt32LittleEndian(body[(firstLength + (i * sizeof(int)))..]);
            checksums[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(firstChecksum + (i * sizeof(uint)))..]);
        }

        return new AssemblyLayout(
            Digest.FromBytes(body.Slice(Signature.Length, Digest.Length)), parts.ToSequence(), lengths, checksums);
    }

    private string PathOf(string node) => Path.Combine(folder, node + ".parts");
}

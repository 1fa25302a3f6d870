using System.Buffers;

namespace NuTonic.Engine.Network;

/// <summary>A body in memory.</summary>
internal sealed class MemorySink : IBodySink
{
    // What a server says about the length is not believed beyond this: the rest grows as it comes.
    private const int Believed = 1 << 20;

    private ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What came.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <inheritdoc/>
    public void Restart(long? expected) =>
        _bytes = new ArrayBufferWriter<byte>((int)Math.Clamp(expected ?? 1, 1, Believed));

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _bytes.Write(bytes.Span);
        return ValueTask.CompletedTask;
    }
}

namespace NuTonic.Engine.Network;

/// <summary>Takes the bytes of a body: memory or a file.</summary>
internal interface IBodySink
{
    /// <summary>Drops what came so far: a new attempt starts.</summary>
    /// <param name="expected">Bytes that are expected; null when unknown.</param>
    void Restart(long? expected);

    /// <summary>Appends <paramref name="bytes"/>.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}

namespace NuTonic.Engine.Network;

/// <summary>A body is longer than what is read of it.</summary>
/// <param name="maxBytes">The limit.</param>
internal sealed class TooLongException(long maxBytes)
    : IOException(FormattableString.Invariant($"the answer is longer than {maxBytes} bytes"));

namespace NuTonic.Engine.Captions;

/// <summary>A server sent more than is read.</summary>
/// <param name="maxBytes">The limit.</param>
internal sealed class ResponseTooLongException(int maxBytes)
    : IOException(FormattableString.Invariant($"the answer is longer than {maxBytes} bytes"));

namespace NuTonic.Engine.Network;

/// <summary>
/// An attempt gave no usable answer. It stays inside the client, which makes an error of the last one.
/// </summary>
/// <param name="trouble">Why.</param>
/// <param name="inner">What revealed it.</param>
internal sealed class FetchFailedException(FetchTrouble trouble, Exception? inner = null) : Exception(null, inner)
{
    /// <summary>Why.</summary>
    public FetchTrouble Trouble { get; } = trouble;
}

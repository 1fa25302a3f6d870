namespace NuTonic.Engine.Captions;

/// <summary>What came back from a chat server.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, bounded.</param>
/// <param name="RetryAfter">The header of that name; null without it.</param>
/// <param name="Location">Host that a redirect points to; null without one.</param>
internal sealed record ChatResponse(int Status, ReadOnlyMemory<byte> Body, string? RetryAfter, string? Location);

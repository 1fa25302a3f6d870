namespace NuTonic.Engine.Remote;

/// <summary>Tells contents of a file on a server apart.</summary>
/// <param name="Length">Bytes of the whole file; 0 before the first answer.</param>
/// <param name="Tag">ETag; null when the server sends none.</param>
/// <param name="Modified">Time of change, as sent; null when the server sends none.</param>
internal sealed record FileIdentity(long Length, string? Tag, string? Modified);

namespace NuTonic.SourceServer.Hub;

/// <summary>A file in the repository of a <see cref="FakeHub"/>.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="IsLarge">True when they came through the store of large files.</param>
public sealed record FakeFile(byte[] Content, bool IsLarge);

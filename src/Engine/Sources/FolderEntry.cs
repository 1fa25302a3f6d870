namespace NuTonic.Engine.Sources;

/// <summary>What lies in a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder or a link that leads to one.</param>
internal sealed record FolderEntry(string Name, bool IsFolder);

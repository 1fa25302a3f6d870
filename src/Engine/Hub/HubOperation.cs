namespace NuTonic.Engine.Hub;

/// <summary>One change of a repository.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="File">The file to send; null to delete it.</param>
internal sealed record HubOperation(string Path, HubFile? File)
{
    /// <summary>Sends a file.</summary>
    public static HubOperation Send(HubFile file) => new(file.Path, file);

    /// <summary>Deletes a file.</summary>
    public static HubOperation Delete(string path) => new(path, null);
}

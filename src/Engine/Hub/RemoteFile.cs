namespace NuTonic.Engine.Hub;

/// <summary>A file in a repository on the Hub.</summary>
/// <param name="Path">In the repository, with '/'.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="BlobId">Git's id of what the repository itself holds, 40 hexadecimal digits.</param>
/// <param name="LargeFileId">SHA-256 of the content when it is kept in the store of large files;
/// null when git keeps it.</param>
internal sealed record RemoteFile(string Path, long Size, string BlobId, string? LargeFileId)
{
    /// <summary>
    /// True when its content is that of <paramref name="file"/>, which is read only when there is no other way.
    /// </summary>
    public bool Holds(HubFile file) => Size == file.Size
        && (LargeFileId is not null ? LargeFileId == file.Digest.ToString() : BlobId == GitBlob.IdOf(file.Read().Span));
}

namespace NuTonic.Engine.Hub;

/// <summary>What a publish did, or what it would do.</summary>
/// <param name="Sent">Files that are new or have another content.</param>
/// <param name="Unchanged">Files that were there already.</param>
/// <param name="Deleted">Files that are no longer part of the data set.</param>
/// <param name="Bytes">Bytes of the files that are new or have another content.</param>
internal sealed record HubResult(int Sent, int Unchanged, int Deleted, long Bytes)
{
    /// <summary>Bytes of large files that really were sent: the store may have had some.</summary>
    public long LargeBytesSent { get; init; }

    /// <summary>Commits that were made.</summary>
    public int Commits { get; init; }

    /// <summary>Id of the last commit of the branch; null when a dry run met no branch.</summary>
    public string? CommitId { get; init; }

    /// <summary>Files that were sent or would be, in order; for a dry run.</summary>
    public required IReadOnlyList<string> SentPaths { get; init; }

    /// <summary>Files that were deleted or would be, in order; for a dry run.</summary>
    public required IReadOnlyList<string> DeletedPaths { get; init; }
}

namespace NuTonic.Engine.Hub;

/// <summary>How a data set is published.</summary>
/// <param name="Place">Where to.</param>
/// <param name="FilesPerCommit">Most files of a commit, at least 2.</param>
/// <param name="Creates">True makes the repository or the branch when there is none.</param>
/// <param name="IsPrivate">True makes a repository that only its owner sees.</param>
/// <param name="IsDryRun">True asks what is there and writes nothing.</param>
internal sealed record HubOptions(HubPlace Place, int FilesPerCommit, bool Creates, bool IsPrivate, bool IsDryRun);

namespace NuTonic.SourceServer.Hub;

/// <summary>A commit that a <see cref="FakeHub"/> took.</summary>
/// <param name="Id">40 hexadecimal digits.</param>
/// <param name="Files">Paths whose content travelled in it, in order.</param>
/// <param name="LargeFiles">Paths of large files, in order.</param>
/// <param name="Deleted">Deleted paths, in order.</param>
/// <param name="Tree">All files after it.</param>
public sealed record FakeCommit(
    string Id,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> LargeFiles,
    IReadOnlyList<string> Deleted,
    SortedDictionary<string, FakeFile> Tree)
{
    /// <summary>Files and deletions.</summary>
    public int Changes => Files.Count + LargeFiles.Count + Deleted.Count;
}

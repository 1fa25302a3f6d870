using System.Collections.Immutable;

namespace NuTonic.Engine.Hub;

/// <summary>What a publish has to change.</summary>
/// <param name="Changed">
/// Files to send, those that others refer to first: pictures before rows, the card last, so that a publish that ends in
/// the middle shows no card for files that are not there.
/// </param>
/// <param name="Unchanged">Number of files that are there.</param>
/// <param name="Deleted">Paths to delete, in order.</param>
/// <param name="ListBefore">The list of published files to write before anything else;
/// null when the one there will do.</param>
/// <param name="ListAfter">The list of published files to write at the end; null when the one there will do.</param>
internal sealed record HubPlan(
    ImmutableArray<HubFile> Changed,
    int Unchanged,
    ImmutableArray<string> Deleted,
    HubFile? ListBefore,
    HubFile? ListAfter)
{
    /// <summary>Path of the card.</summary>
    public const string Card = "README.md";

    private const string Rows = "data/";
    private const string About = "meta/";

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Changed.IsEmpty && Deleted.IsEmpty && ListBefore is null && ListAfter is null;

    /// <summary>Compares what has to be there with what is.</summary>
    /// <param name="files">The data set.</param>
    /// <param name="remote">Files of the branch.</param>
    /// <param name="published">The list that earlier publishes left there.</param>
    public static HubPlan Create(
        IReadOnlyCollection<HubFile> files,
        IReadOnlyDictionary<string, RemoteFile> remote,
        ImmutableSortedSet<string> published)
    {
        HubFile[] changed =
        [
            .. files.Where(file => !remote.TryGetValue(file.Path, out RemoteFile? there) || !there.Holds(file)),
        ];
        HashSet<string> wanted = [.. files.Select(file => file.Path)];

        // A list may name anything: git's own files stay whatever it says.
        string[] deleted =
        [
            .. published.Where(
                path => !wanted.Contains(path) && remote.ContainsKey(path) && path != PublishedList.Path),
        ];
        HubFile before = PublishedList.Write(wanted.Concat(deleted));
        HubFile after = PublishedList.Write(wanted);
        RemoteFile? list = remote.GetValueOrDefault(PublishedList.Path);
        bool needsBefore = !published.IsSupersetOf(wanted);
        return new HubPlan(
            [.. changed.OrderBy(file => RankOf(file.Path)).ThenBy(file => file.Path, StringComparer.Ordinal)],
            files.Count - changed.Length,
            [.. deleted],
            needsBefore ? before : null,
            (needsBefore && before.Digest == after.Digest) || (!needsBefore && list?.Holds(after) == true)
                ? null
                : after);
    }

    private static int RankOf(string path) => path switch
    {
        Card => 3,
        _ when path.StartsWith(About, StringComparison.Ordinal) => 2,
        _ when path.StartsWith(Rows, StringComparison.Ordinal) => 1,
        _ => 0,
    };
}

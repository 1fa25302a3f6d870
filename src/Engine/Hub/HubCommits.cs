using System.Collections.Immutable;

namespace NuTonic.Engine.Hub;

/// <summary>Puts the changes of a publish into commits, in their order.</summary>
internal static class HubCommits
{
    /// <summary>Most bytes of contents that travel in one commit, unless a single one has more.</summary>
    public const long InlineBytes = 32 << 20;

    /// <summary>The changes in the order in which they have to become visible.</summary>
    /// <param name="plan">What to change.</param>
    /// <param name="filesPerCommit">Most files of a commit.</param>
    public static ImmutableArray<HubOperation> Order(HubPlan plan, int filesPerCommit)
    {
        IEnumerable<HubFile> body = plan.Changed.Where(file => file.Path != HubPlan.Card);
        IEnumerable<HubFile> end =
        [
            .. plan.Changed.Where(file => file.Path == HubPlan.Card),
            .. plan.ListAfter is { } after ? [after] : (HubFile[])[],
        ];
        ImmutableArray<HubOperation> changes =
        [
            .. body.Select(HubOperation.Send),
            .. plan.Deleted.Select(HubOperation.Delete),
            .. end.Select(HubOperation.Send),
        ];

        // One commit appears as a whole: it needs no list of what is going to come.
        bool isOneCommit = plan.ListAfter is not null && changes.Length <= filesPerCommit
            && changes.Sum(change => change.File?.Size ?? 0) <= InlineBytes;
        return plan.ListBefore is { } before && !isOneCommit ? changes.Insert(0, HubOperation.Send(before)) : changes;
    }

    /// <summary>Commits of a run of changes whose way of sending is known.</summary>
    /// <param name="changes">At most as many as a commit may have.</param>
    /// <param name="large">Paths of the files whose content is in the store of large files.</param>
    public static IEnumerable<HubCommit> Pack(IReadOnlyList<HubOperation> changes, IReadOnlySet<string> large)
    {
        List<HubOperation> commit = [];
        long bytes = 0;
        foreach (HubOperation change in changes)
        {
            long inline = change.File is { } file && !large.Contains(change.Path) ? file.Size : 0;
            if (commit.Count > 0 && bytes + inline > InlineBytes)
            {
                yield return ToCommit(commit, large);
                commit.Clear();
                bytes = 0;
            }

            commit.RemoveAll(earlier => earlier.Path == change.Path);
            commit.Add(change);
            bytes += inline;
        }

        if (commit.Count > 0)
        {
            yield return ToCommit(commit, large);
        }
    }

    private static HubCommit ToCommit(List<HubOperation> changes, IReadOnlySet<string> large) => new(
        [
            .. changes.Where(change => change.File is not null && !large.Contains(change.Path))
                .Select(change => change.File!),
        ],
        [
            .. changes.Where(change => change.File is not null && large.Contains(change.Path))
                .Select(change => change.File!),
        ],
        [.. changes.Where(change => change.File is null).Select(change => change.Path)]);
}

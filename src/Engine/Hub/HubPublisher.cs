using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>
/// Makes a branch of a data set on the Hub hold the files of a data set: sends what is new or changed, deletes what an
/// earlier publish put there and is no longer part, and leaves everything else alone.
/// </summary>
/// <remarks>
/// <para>It needs no memory of its own: what is there is asked first, so a publish that ended in the middle goes on
/// where it was, from any machine. Contents of large files are sent before the commit that names them, and the
/// store says which it has.</para>
/// <para>Each commit names the one before it: when somebody else changes the branch meanwhile, the next commit fails
/// instead of mixing with theirs.</para>
/// </remarks>
/// <param name="fetcher">Sends requests.</param>
/// <param name="options">Where to and how.</param>
/// <param name="token">Proves who asks.</param>
/// <param name="tell">Told of each commit.</param>
internal sealed class HubPublisher(IFetcher fetcher, HubOptions options, ICredential token, Action<string> tell)
{
    private readonly HubClient _client = new(fetcher, options.Place, token);
    private readonly LargeFiles _large = new(fetcher, options.Place, token);

    /// <summary>Publishes.</summary>
    /// <param name="files">The data set; paths are unique.</param>
    /// <param name="cancellationToken">Stops it; what was sent is not sent again the next time.</param>
    /// <exception cref="NuTonicException">NT64xx, NT13xx.</exception>
    public async Task<HubResult> PublishAsync(IReadOnlyCollection<HubFile> files, CancellationToken cancellationToken)
    {
        HubRules.CheckFiles(files);
        HubRules.CheckCounts([.. files.Select(file => file.Path), PublishedList.Path]);
        string? head = await _client.FindHeadAsync(cancellationToken);
        if (head is null && !options.Creates)
        {
            throw _client.Missing();
        }

        if (head is null && !options.IsDryRun)
        {
            head = await _client.CreateAsync(options.IsPrivate, cancellationToken);
        }

        HubPlan plan = await PlanAsync(files, head, cancellationToken);
        HubResult result = new(
            plan.Changed.Length, plan.Unchanged, plan.Deleted.Length, plan.Changed.Sum(file => file.Size))
        {
            CommitId = head,
            SentPaths = [.. plan.Changed.Select(file => file.Path)],
            DeletedPaths = plan.Deleted,
        };
        return options.IsDryRun || plan.IsEmpty ? result : await SendAsync(plan, result, cancellationToken);
    }

    private async Task<HubPlan> PlanAsync(
        IReadOnlyCollection<HubFile> files, string? head, CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<string, RemoteFile> remote = head is null
            ? ImmutableSortedDictionary<string, RemoteFile>.Empty
            : await new HubTree(fetcher, options.Place, token).ListAsync(head, cancellationToken);
        ReadOnlyMemory<byte>? list = remote.ContainsKey(PublishedList.Path)
            ? await _client.ReadAsync(head!, PublishedList.Path, PublishedList.MostBytes, cancellationToken)
            : null;
        HubPlan plan = HubPlan.Create(files, remote, list is { } bytes ? PublishedList.Read(bytes.Span) : []);
        HashSet<string> paths = [.. remote.Keys, .. files.Select(file => file.Path), PublishedList.Path];
        paths.ExceptWith(plan.Deleted);
        HubRules.CheckCounts(paths);
        return plan;
    }

    private async Task<HubResult> SendAsync(HubPlan plan, HubResult result, CancellationToken cancellationToken)
    {
        ImmutableArray<HubOperation> changes = HubCommits.Order(plan, options.FilesPerCommit);
        int done = 0;
        foreach (HubOperation[] run in changes.Chunk(options.FilesPerCommit))
        {
            IReadOnlySet<string> large = await FindLargeAsync(run, cancellationToken);
            result = result with
            {
                LargeBytesSent = result.LargeBytesSent + await _large.SendAsync(
                    [.. run.Where(change => large.Contains(change.Path)).Select(change => change.File!)],
                    cancellationToken),
            };
            foreach (HubCommit commit in HubCommits.Pack(run, large))
            {
                int files = commit.Files.Length + commit.LargeFiles.Length + commit.Deleted.Length;
                string id = await _client.CommitAsync(result.CommitId!, TitleOf(commit), commit, cancellationToken);
                result = result with { CommitId = id, Commits = result.Commits + 1 };
                done += files;
                tell(string.Create(
                    CultureInfo.InvariantCulture, $"{done} of {changes.Length} files, commit {id[..12]}"));
            }
        }

        return result;
    }

    private async Task<IReadOnlySet<string>> FindLargeAsync(HubOperation[] run, CancellationToken cancellationToken)
    {
        HashSet<string> large = new(StringComparer.Ordinal);
        foreach (HubFile[] files in run.Select(change => change.File)
            .OfType<HubFile>()
            .Chunk(HubClient.FilesPerQuestion))
        {
            large.UnionWith(await _client.FindLargeAsync(files, cancellationToken));
        }

        return large;
    }

    private static string TitleOf(HubCommit commit) => string.Create(
        CultureInfo.InvariantCulture,
        $"Publish {commit.Files.Length + commit.LargeFiles.Length} files, delete {commit.Deleted.Length}");
}

using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Hub;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Publishes what the last build left, if that was complete and nothing changed since: neither sources and options nor
/// the files of the data set. Only these files are published, whatever else lies in the folder.
/// </summary>
/// <param name="request">The data set.</param>
/// <param name="options">Its options.</param>
/// <param name="log">Hears what is sent, and the summary.</param>
internal sealed class DatasetPublish(DatasetRequest request, BuildOptions options, IDatasetLog log)
{
    /// <summary>Name of the event in a binary log.</summary>
    internal const string EventType = "nutonic.publish";

    private const string EndpointVariable = "HF_ENDPOINT";
    private const string PublicEndpoint = "https://huggingface.co";
    private const int ShownPaths = 20;

    // A large file is one request.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromHours(12);

    /// <summary>Runs it.</summary>
    /// <exception cref="NuTonicException">NT64xx, NT13xx, NT7005.</exception>
    public void Run(CancellationToken cancellation)
    {
        HubOptions hub = HubOptionsOf(options.Set);
        HubToken token = HubToken.Of(Environment.GetEnvironmentVariable(HubToken.Variable), hub.Place);
        string folder = StateFiles.FolderOf(request.StateFolder, options.DatasetDir);
        if (!Directory.Exists(folder))
        {
            throw new NuTonicException(Errors.HubNotBuilt, null, options.DatasetDir, "this checkout never built it");
        }

        // No build may change the files while they are sent.
        using BuildLock held = BuildLock.Take(
            StateFiles.LockIn(folder), options.Set.Flag("WaitForLock"), log.Report, cancellation);
        if (FindFiles(folder, cancellation) is not { } files)
        {
            return;
        }

        FetchOptions fetch = new()
        {
            Deadline = LongestRequest,
            AllowedPrivateHosts = FetchSettings.AllowedHosts(options.Set, request.Locate),
        };
        using Fetcher fetcher = new(fetch, new NoStore(), TimeProvider.System);
        HubPublisher publisher = new(fetcher, hub, token, Tell);
        try
        {
            Conclude(hub, publisher.PublishAsync(files, cancellation).GetAwaiter().GetResult());
        }
        finally
        {
            log.ShowProgress("");
        }
    }

    private static HubOptions HubOptionsOf(OptionSet set)
    {
        string endpoint = set.Text("HubEndpoint") is { Length: > 0 } given ? given
            : Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } usual ? usual
            : PublicEndpoint;
        return new HubOptions(
            HubPlace.Of(endpoint, set.Text("HubRepo"), set.Text("HubRevision")),
            set.Integer("HubFilesPerCommit"),
            set.Flag("HubCreate"),
            set.Flag("HubPrivate"),
            set.Flag("HubDryRun"));
    }

    // Null when an option is bad, which was reported.
    private ImmutableArray<HubFile>? FindFiles(string folder, CancellationToken cancellation)
    {
        ImmutableArray<HistoryEntry> builds = new BuildHistory(folder).Latest(1);
        string? trouble = builds.IsEmpty ? "this checkout never built it"
            : builds[0].Result == "done" ? null
            : $"its last build {(builds[0].Result == "failed" ? "failed" : "was cancelled")}";
        if (trouble is not null)
        {
            throw new NuTonicException(Errors.HubNotBuilt, null, options.DatasetDir, trouble);
        }

        FirstNodes first = new(log);
        using BuildSession? session = BuildSession.Open(request, BuildMode.DryRun, first, cancellation);
        if (session is null)
        {
            return null;
        }

        DatasetResult check = session.Run(cancellation);
        if (session.ErrorCount > 0)
        {
            throw new NuTonicException(Errors.HubNotBuilt, null, options.DatasetDir, "a build would fail");
        }

        return check.Built + check.FromCache == 0
            ? FilesOf(session.Published)
            : throw new NuTonicException(Errors.HubOutOfDate, null, options.DatasetDir, first.Text(builtOnly: false));
    }

    private static ImmutableArray<HubFile> FilesOf(PublishedOutputs published) =>
    [
        .. published.State.UnitNames
            .SelectMany(unit => published.Of(unit))
            .Select(output => HubFile.OfDisk(
                output.Key,
                Path.Combine(published.Root, output.Key),
                output.Value.Output.Stamp.Size,
                output.Value.Output.Digest))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private void Tell(string progress)
    {
        log.Detail(progress);
        log.ShowProgress(progress);
    }

    private void Conclude(HubOptions hub, HubResult result)
    {
        if (hub.IsDryRun)
        {
            Show("would send ", result.SentPaths);
            Show("would delete ", result.DeletedPaths);
        }

        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{hub.Place.Page} ({hub.Place.Revision}): {Amounts.Count(result.Sent)} files "
            + $"{(hub.IsDryRun ? "to send" : "sent")} ({Amounts.Bytes(result.Bytes)}), "
            + $"{Amounts.Count(result.Unchanged)} unchanged, {Amounts.Count(result.Deleted)} "
            + $"{(hub.IsDryRun ? "to delete; nothing was changed" : "deleted")}");
        log.Summary(line);
        if (!hub.IsDryRun)
        {
            log.Summary(result.Commits == 0
                ? $"nothing to commit, the last commit is {result.CommitId}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Commits} commits, the last one is {hub.Place.Page}/commit/{result.CommitId}"));
        }

        log.Announce(EventType, line, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sent"] = result.Sent.ToString(CultureInfo.InvariantCulture),
            ["unchanged"] = result.Unchanged.ToString(CultureInfo.InvariantCulture),
            ["deleted"] = result.Deleted.ToString(CultureInfo.InvariantCulture),
            ["bytes"] = result.Bytes.ToString(CultureInfo.InvariantCulture),
            ["large_bytes_sent"] = result.LargeBytesSent.ToString(CultureInfo.InvariantCulture),
            ["commits"] = result.Commits.ToString(CultureInfo.InvariantCulture),
            ["commit"] = result.CommitId ?? "",
            ["dry_run"] = hub.IsDryRun ? "true" : "false",
        });
    }

    private void Show(string what, IReadOnlyList<string> paths)
    {
        foreach (string path in paths.Take(ShownPaths))
        {
            log.Summary(what + path);
        }

        foreach (string path in paths.Skip(ShownPaths))
        {
            log.Detail(what + path);
        }

        if (paths.Count > ShownPaths)
        {
            log.Summary(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}{Amounts.Count(paths.Count - ShownPaths)} more, which -v:n names"));
        }
    }

    // Answers of the Hub are about this moment.
    private sealed class NoStore : IFetchStore
    {
        public bool TryGet(Digest key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StoredFetch? stored)
        {
            stored = null;
            return false;
        }

        public void Put(ReadOnlySpan<byte> keyMaterial, StoredFetch stored)
        {
        }
    }
}

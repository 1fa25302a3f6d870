using System.Buffers;
using System.Net;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>Asks the Hub about a repository and makes repositories, branches and commits.</summary>
/// <param name="fetcher">Sends requests.</param>
/// <param name="place">The branch.</param>
/// <param name="token">Proves who asks.</param>
internal sealed class HubClient(IFetcher fetcher, HubPlace place, ICredential token)
{
    private const string Json = "application/json";
    private const long SmallAnswer = 1 << 20;
    private const int CommitIdLength = 40;
    private const int SampleBytes = 512;

    /// <summary>Files that one question about the way of sending may name.</summary>
    public const int FilesPerQuestion = 100;

    /// <summary>The branch.</summary>
    public HubPlace Place => place;

    /// <summary>Id of the last commit of the branch; null when there is no such branch or repository.</summary>
    /// <exception cref="NuTonicException">NT13xx; NT6410.</exception>
    public async Task<string?> FindHeadAsync(CancellationToken cancellationToken)
    {
        FetchRequest request = Ask(place.Head, "state of the branch") with { AllowsMissing = true };
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return IsMissing(answer)
            ? null
            : HubAnswer.Read(request, answer, json => CommitIdOf(request, json.GetProperty("sha").GetString()));
    }

    /// <summary>Makes the repository when there is none, or else the branch; gives the id of its last commit.</summary>
    /// <param name="isPrivate">Whether only its owner sees a new repository.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NuTonicException">NT13xx; NT6409: it is not there all the same.</exception>
    public async Task<string> CreateAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        FetchAnswer found = await fetcher.FetchAsync(
            Ask(place.Description, "description of the repository") with { AllowsMissing = true }, cancellationToken);
        if (IsMissing(found))
        {
            string[] names = place.Repo.Split('/');
            FetchRequest creation = Tell(place.Create, "new repository", json =>
            {
                json.WriteString("type", "dataset");
                json.WriteString("organization", names[0]);
                json.WriteString("name", names[1]);
                json.WriteBoolean("private", isPrivate);
            });
            await fetcher.FetchAsync(creation with { IsRepeatable = false }, cancellationToken);
        }

        if (await FindHeadAsync(cancellationToken) is not { } head)
        {
            await fetcher.FetchAsync(
                Tell(place.Branch, "new branch", static _ => { }) with { IsRepeatable = false }, cancellationToken);
            head = await FindHeadAsync(cancellationToken) ?? throw Missing();
        }

        return head;
    }

    /// <summary>The error that there is no such branch.</summary>
    public NuTonicException Missing() =>
        new(Errors.HubRepoMissing, null, place.Endpoint.Host, place.Repo, place.Revision);

    /// <summary>A file of the repository; null when it is not there.</summary>
    /// <param name="commit">Id of the commit.</param>
    /// <param name="path">Of the file.</param>
    /// <param name="maxBytes">Most bytes it may have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(
        string commit, string path, long maxBytes, CancellationToken cancellationToken)
    {
        FetchRequest request = Ask(place.File(commit, path), "list of an earlier publish") with
        {
            AllowsMissing = true,
            MaxBytes = maxBytes,
            Accept = null,
        };
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return IsMissing(answer) ? null : answer.Body;
    }

    /// <summary>Which of the files belong into the store of large files.</summary>
    /// <param name="files">At most <see cref="FilesPerQuestion"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NuTonicException">NT13xx; NT6410; NT6411: the repository ignores one.</exception>
    public async Task<IReadOnlySet<string>> FindLargeAsync(
        IReadOnlyList<HubFile> files, CancellationToken cancellationToken)
    {
        FetchRequest request = Tell(place.Preupload, "question how files are sent", json =>
        {
            json.WriteStartArray("files");
            foreach (HubFile file in files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteNumber("size", file.Size);
                json.WriteBase64String("sample", file.Start(SampleBytes));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return HubAnswer.Read(request, answer, json => LargeOf(request, json, files));
    }

    /// <summary>
    /// Makes a commit on top of <paramref name="parent"/>: fails when somebody else made one meanwhile.
    /// </summary>
    /// <param name="parent">Id of the last commit.</param>
    /// <param name="title">Its title.</param>
    /// <param name="commit">What it changes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="NuTonicException">NT13xx; NT6410; NT6413: a file changed.</exception>
    public async Task<string> CommitAsync(
        string parent, string title, HubCommit commit, CancellationToken cancellationToken)
    {
        FetchRequest request = Ask(place.Commit, "commit") with
        {
            Method = HttpMethod.Post,
            Body = FetchBody.Of(commit.Pack(parent, title), "application/x-ndjson"),
            IsRepeatable = false,
        };
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return HubAnswer.Read(request, answer, json => CommitIdOf(request, json.GetProperty("commitOid").GetString()));
    }

    private static bool IsMissing(FetchAnswer answer) =>
        answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    private static string CommitIdOf(FetchRequest request, string? id) =>
        id is { Length: CommitIdLength } && id.All(char.IsAsciiHexDigitLower)
            ? id
            : throw HubAnswer.Wrong(request, "it names no commit");

    private HashSet<string> LargeOf(FetchRequest request, JsonElement json, IReadOnlyList<HubFile> files)
    {
        Dictionary<string, string?> modes = new(StringComparer.Ordinal);
        foreach (JsonElement file in json.GetProperty("files").EnumerateArray())
        {
            string path = file.GetProperty("path").GetString() ?? "";
            modes[path] = file.GetProperty("uploadMode").GetString();
            if (file.TryGetProperty("shouldIgnore", out JsonElement ignored) && ignored.ValueKind == JsonValueKind.True)
            {
                throw new NuTonicException(Errors.HubFileIgnored, null, HubAnswer.Printable(path), place.Repo);
            }
        }

        HashSet<string> large = new(StringComparer.Ordinal);
        foreach (HubFile file in files)
        {
            switch (modes.GetValueOrDefault(file.Path))
            {
                // The store of large files does not take an empty one.
                case "lfs" when file.Size > 0:
                    large.Add(file.Path);
                    break;
                case "lfs" or "regular":
                    break;
                default:
                    throw HubAnswer.Wrong(request, $"it does not say how '{file.Path}' is sent");
            }
        }

        return large;
    }

    private FetchRequest Ask(Uri address, string purpose) => new()
    {
        Address = address,
        Purpose = purpose,
        Subject = place.Repo,
        MaxBytes = SmallAnswer,
        Accept = Json,
        Credential = token,
        IsStored = false,
    };

    private FetchRequest Tell(Uri address, string purpose, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Ask(address, purpose) with { Method = HttpMethod.Post, Body = FetchBody.Of(body.WrittenMemory, Json) };
    }
}

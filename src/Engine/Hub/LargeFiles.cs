using System.Buffers;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>
/// Sends contents to the store of large files. The store says which it has already: those are not
/// sent again, whoever sent them.
/// </summary>
/// <param name="fetcher">Sends requests.</param>
/// <param name="place">The branch.</param>
/// <param name="token">Proves who asks.</param>
/// <seealso href="https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md">Git LFS batch API</seealso>
internal sealed class LargeFiles(IFetcher fetcher, HubPlace place, ICredential token)
{
    private const string MediaType = "application/vnd.git-lfs+json";
    private const long AnswerBytes = 64 << 20; // Each part of a large file has an address of some hundred characters.
    private const int AtOnce = 4;

    /// <summary>Sends what the store does not have.</summary>
    /// <param name="files">At most some hundred, not empty ones.</param>
    /// <param name="cancellationToken">Stops it; what was sent stays.</param>
    /// <returns>Bytes that were sent.</returns>
    /// <exception cref="NuTonicException">NT13xx; NT6410; NT6412: the store refused one;
    /// NT6413: one changed.</exception>
    public async Task<long> SendAsync(IReadOnlyList<HubFile> files, CancellationToken cancellationToken)
    {
        Dictionary<string, HubFile> wanted = new(StringComparer.Ordinal);
        foreach (HubFile file in files)
        {
            wanted.TryAdd(file.Digest.ToString(), file);
        }

        if (wanted.Count == 0)
        {
            return 0;
        }

        FetchRequest request = Batch(wanted.Values);
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        LargeFileAction[] actions = HubAnswer.Read(request, answer, json => ActionsOf(request, json, wanted));
        long sent = 0;
        LargeFileUpload upload = new(fetcher, place, token);
        await Parallel.ForEachAsync(
            actions,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (action, cancellation) =>
            {
                await upload.RunAsync(action, cancellation);
                Interlocked.Add(ref sent, action.File.Size);
            });
        return sent;
    }

    private static LargeFileAction[] ActionsOf(
        FetchRequest request, JsonElement json, Dictionary<string, HubFile> wanted)
    {
        Dictionary<string, LargeFileAction?> actions = new(StringComparer.Ordinal);
        foreach (JsonElement item in json.GetProperty("objects").EnumerateArray())
        {
            string id = item.GetProperty("oid").GetString() ?? "";
            if (!wanted.TryGetValue(id, out HubFile? file))
            {
                throw HubAnswer.Wrong(request, "it speaks of a content that was not asked for");
            }

            if (HubAnswer.Object(item, "error") is { } error)
            {
                throw new NuTonicException(
                    Errors.HubObjectRefused,
                    null,
                    file.Path,
                    error.GetProperty("code").GetInt32(),
                    HubAnswer.Printable(HubAnswer.Text(error, "message")));
            }

            actions[id] = HubAnswer.Object(item, "actions") is { } given
                && HubAnswer.Object(given, "upload") is { } upload
                ? new LargeFileAction(
                    file,
                    LargeFileStep.Of(request, upload),
                    HubAnswer.Object(given, "verify") is { } verify ? LargeFileStep.Of(request, verify) : null)
                : null;
        }

        return actions.Count == wanted.Count
            ? [.. actions.Values.OfType<LargeFileAction>().OrderBy(action => action.File.Path, StringComparer.Ordinal)]
            : throw HubAnswer.Wrong(request, "it leaves out a content");
    }

    private FetchRequest Batch(IEnumerable<HubFile> files)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("operation", "upload");
            json.WriteStartArray("transfers");
            json.WriteStringValue("basic");
            json.WriteStringValue("multipart");
            json.WriteEndArray();
            json.WriteString("hash_algo", "sha256");
            json.WriteStartObject("ref");
            json.WriteString("name", place.Revision);
            json.WriteEndObject();
            json.WriteStartArray("objects");
            foreach (HubFile file in files)
            {
                json.WriteStartObject();
                json.WriteString("oid", file.Digest.ToString());
                json.WriteNumber("size", file.Size);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new FetchRequest
        {
            Address = place.LargeFiles,
            Purpose = "question where large files are sent",
            Subject = place.Repo,
            MaxBytes = AnswerBytes,
            Method = HttpMethod.Post,
            Body = FetchBody.Of(body.WrittenMemory, MediaType),
            Accept = MediaType,
            Credential = token,
            IsStored = false,
            IsSecret = true, // Who knows a signed address may write.
        };
    }
}

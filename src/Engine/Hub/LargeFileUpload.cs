using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>
/// Sends one content to the store of large files: as a whole, or in parts that are put together at the end.
/// </summary>
/// <param name="fetcher">Sends requests.</param>
/// <param name="place">The branch.</param>
/// <param name="token">Proves who asks.</param>
internal sealed class LargeFileUpload(IFetcher fetcher, HubPlace place, ICredential token)
{
    private const string MediaType = "application/vnd.git-lfs+json";
    private const long AnswerBytes = 1 << 20;
    private const int MostParts = 10_000;

    /// <summary>Sends it.</summary>
    /// <exception cref="NuTonicException">NT13xx; NT6410; NT6413.</exception>
    public async Task RunAsync(LargeFileAction action, CancellationToken cancellationToken)
    {
        action.File.Check();
        if (action.Upload.PartSize is { } partSize)
        {
            await SendPartsAsync(action, partSize, cancellationToken);
        }
        else
        {
            SignedAddress whole = new(action.Upload.Address, action.Upload.Headers, token);
            await fetcher.FetchAsync(Put(action.File, whole, new ByteRange(0, action.File.Size)), cancellationToken);
        }

        if (action.Verify is { } verify)
        {
            SignedAddress told = new(verify.Address, verify.Headers, token);
            await fetcher.FetchAsync(
                Tell(action.File, told, "check of a large file", json =>
                {
                    json.WriteString("oid", action.File.Digest.ToString());
                    json.WriteNumber("size", action.File.Size);
                }),
                cancellationToken);
        }
    }

    private async Task SendPartsAsync(LargeFileAction action, string partSize, CancellationToken cancellationToken)
    {
        HubFile file = action.File;
        SignedAddress end = new(action.Upload.Address, action.Upload.Headers, token);
        FetchRequest asked = Put(file, end, new ByteRange(0, 1)) with
        {
            Address = place.LargeFiles,
            Purpose = "question where large files are sent",
        };
        if (!long.TryParse(partSize, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) || bytes < 1)
        {
            throw HubAnswer.Wrong(asked, "a part has no size");
        }

        string[] addresses = [.. action.Upload.Parts.Select(part => part.Value)];
        if (addresses.Length > MostParts || addresses.Length != ((file.Size - 1) / bytes) + 1)
        {
            throw HubAnswer.Wrong(asked, "the parts do not make up the file");
        }

        List<string> tags = [];
        for (int part = 0; part < addresses.Length; part++)
        {
            ByteRange range = new(part * bytes, Math.Min(bytes, file.Size - (part * bytes)));
            SignedAddress address = new(LargeFileStep.AddressOf(asked, addresses[part]), [], token);
            FetchRequest request = Put(file, address, range);
            FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
            tags.Add(answer.ETag is { Length: > 0 } tag ? tag : throw HubAnswer.Wrong(request, "a part has no tag"));
        }

        await fetcher.FetchAsync(
            Tell(file, end, "end of a large file", json =>
            {
                json.WriteString("oid", file.Digest.ToString());
                json.WriteStartArray("parts");
                foreach ((int part, string tag) in tags.Index())
                {
                    json.WriteStartObject();
                    json.WriteNumber("partNumber", part + 1);
                    json.WriteString("etag", tag);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }),
            cancellationToken);
    }

    // A content is named by its hash: sending it twice changes nothing.
    private FetchRequest Put(HubFile file, SignedAddress address, ByteRange range) => new()
    {
        Address = address.Address,
        NamedBy = place.LargeFiles,
        Purpose = "large file",
        Subject = $"{place.Repo}/{file.Path}",
        MaxBytes = AnswerBytes,
        Method = HttpMethod.Put,
        Body = file.Part(range),
        Credential = address,
        IsStored = false,
    };

    private FetchRequest Tell(HubFile file, SignedAddress address, string purpose, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new FetchRequest
        {
            Address = address.Address,
            NamedBy = place.LargeFiles,
            Purpose = purpose,
            Subject = $"{place.Repo}/{file.Path}",
            MaxBytes = AnswerBytes,
            Method = HttpMethod.Post,
            Body = FetchBody.Of(body.WrittenMemory, MediaType),
            Accept = MediaType,
            Credential = address,
            IsStored = false,
        };
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>An address of the store of large files with the headers that go there. Both are secrets.</summary>
/// <param name="address">As given.</param>
/// <param name="headers">As given.</param>
internal sealed class LargeFileStep(Uri address, ImmutableArray<KeyValuePair<string, string>> headers)
{
    private const string ChunkSize = "chunk_size";
    private const int MostHeaders = 20_000;

    /// <summary>The address.</summary>
    public Uri Address { get; } = address;

    /// <summary>Headers to send along; those that are parts of the protocol are no headers.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers =>
        headers.Where(header => !IsPart(header.Key) && header.Key != ChunkSize);

    /// <summary>Bytes of a part; null when the file is sent as a whole.</summary>
    public string? PartSize => headers.FirstOrDefault(header => header.Key == ChunkSize).Value;

    /// <summary>Addresses of the parts by their numbers, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts =>
        headers.Where(header => IsPart(header.Key))
            .OrderBy(header => header.Key.Length)
            .ThenBy(header => header.Key, StringComparer.Ordinal);

    /// <summary>Reads <c>{"href": ..., "header": {...}}</c>.</summary>
    /// <exception cref="NuTonicException">NT6410.</exception>
    public static LargeFileStep Of(FetchRequest request, JsonElement json)
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (HubAnswer.Object(json, "header") is { } given)
        {
            foreach (JsonProperty header in given.EnumerateObject())
            {
                headers.Add(
                    new(header.Name, header.Value.ValueKind == JsonValueKind.Number
                        ? header.Value.GetRawText()
                        : header.Value.GetString() ?? ""));
            }
        }

        return headers.Count <= MostHeaders
            ? new LargeFileStep(AddressOf(request, HubAnswer.Text(json, "href")), headers.ToImmutable())
            : throw HubAnswer.Wrong(request, "it has too many headers");
    }

    /// <summary>An address that the Hub gave: encrypted, or on this machine.</summary>
    /// <exception cref="NuTonicException">NT6410.</exception>
    public static Uri AddressOf(FetchRequest request, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == "https"
                || (address.Scheme == "http" && request.Address.IsLoopback && address.IsLoopback))
            && address.UserInfo.Length == 0
            ? address
            : throw HubAnswer.Wrong(request, "it names no address to send to");

    private static bool IsPart(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);
}

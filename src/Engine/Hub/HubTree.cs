using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>Lists the files of a repository, page by page.</summary>
/// <param name="fetcher">Sends requests.</param>
/// <param name="place">The branch.</param>
/// <param name="token">Proves who asks.</param>
internal sealed partial class HubTree(IFetcher fetcher, HubPlace place, ICredential token)
{
    private const long PageBytes = 16 << 20;
    private const int MostEntries = 1_000_000;

    /// <summary>All files of a commit, by path.</summary>
    /// <exception cref="NuTonicException">NT13xx; NT6410.</exception>
    public async Task<ImmutableSortedDictionary<string, RemoteFile>> ListAsync(
        string commit, CancellationToken cancellationToken)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, RemoteFile>(StringComparer.Ordinal);
        HashSet<string> asked = new(StringComparer.Ordinal);
        int entries = 0;
        for (Uri? page = place.Tree(commit); page is not null;)
        {
            FetchRequest request = new()
            {
                Address = page,
                Purpose = "list of files",
                Subject = place.Repo,
                MaxBytes = PageBytes,
                Accept = "application/json",
                Credential = token,
                IsStored = false,
            };
            if (!asked.Add(page.AbsoluteUri))
            {
                throw HubAnswer.Wrong(request, "its pages go in a circle");
            }

            FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
            entries += HubAnswer.Read(request, answer, json => Add(request, json, files));
            if (entries > MostEntries)
            {
                throw HubAnswer.Wrong(request, "it has no end");
            }

            page = NextOf(request, answer);
        }

        return files.ToImmutable();
    }

    private static int Add(
        FetchRequest request, JsonElement json, ImmutableSortedDictionary<string, RemoteFile>.Builder files)
    {
        int entries = 0;
        foreach (JsonElement entry in json.EnumerateArray())
        {
            entries++;
            if (entry.GetProperty("type").GetString() != "file")
            {
                continue;
            }

            string path = entry.GetProperty("path").GetString() ?? throw HubAnswer.Wrong(request, "a file has no path");
            JsonElement? large = HubAnswer.Object(entry, "lfs");
            files[path] = new RemoteFile(
                path,
                large is { } stored && stored.TryGetProperty("size", out JsonElement size)
                    ? size.GetInt64()
                    : entry.GetProperty("size").GetInt64(),
                entry.GetProperty("oid").GetString() ?? "",
                large is { } held ? held.GetProperty("oid").GetString() : null);
        }

        return entries;
    }

    // RFC 8288: <address>; rel="next". The address may be relative.
    private Uri? NextOf(FetchRequest request, FetchAnswer answer)
    {
        if (!answer.Headers.TryGetValue("link", out string? header)
            || Next().Match(header) is not { Success: true } match)
        {
            return null;
        }

        // The token would go with it.
        return Uri.TryCreate(request.Address, match.Groups[1].Value, out Uri? next) && place.Hosts(next)
            ? next
            : throw HubAnswer.Wrong(request, "its next page is on another host");
    }

    [GeneratedRegex("""<([^<>]{1,4000})>\s*;[^<>,]*\brel\s*=\s*"?next"?""", RegexOptions.IgnoreCase)]
    private static partial Regex Next();
}

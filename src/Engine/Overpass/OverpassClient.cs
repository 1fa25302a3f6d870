using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Overpass;

/// <summary>
/// Asks an Overpass server for the map of some areas, and makes one extract of its answers. Queries go out one after
/// the other, which is half of what the public instance allows; waiting when it is busy is the fetcher's part, which is
/// told so by <see cref="OverpassFault"/>.
/// </summary>
/// <seealso href="https://dev.overpass-api.de/overpass-doc/en/preface/commons.html">Overpass API, rules of the public
/// instance</seealso>
internal sealed class OverpassClient(IFetcher fetcher, OverpassOptions options)
{
    /// <summary>Writes the extract <paramref name="path"/>, which appears whole or not at all.</summary>
    /// <param name="areas">Where the map is needed; any order.</param>
    /// <param name="path">Absolute path of an Overpass JSON file; its folder exists.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT1800 to NT1806, NT13xx.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; complete answers are stored.</exception>
    public async Task<OverpassExtract> FetchAsync(
        IEnumerable<OverpassArea> areas, string path, CancellationToken cancellationToken)
    {
        ImmutableArray<OverpassQuery> queries = OverpassPlan.Create(areas, options);
        List<OverpassAnswer> answers = [];
        long total = 0;
        foreach (OverpassQuery query in queries)
        {
            OverpassAnswer answer = await AskAsync(query, cancellationToken);
            total += answer.Body.Length;
            if (total > options.MaxTotalBytes)
            {
                throw new NuTonicException(
                    Errors.OverpassTooLarge, null, options.Address.Host, total, options.MaxTotalBytes);
            }

            answers.Add(answer);
        }

        return Write(path, answers, cancellationToken);
    }

    private async Task<OverpassAnswer> AskAsync(OverpassQuery query, CancellationToken cancellationToken)
    {
        FetchRequest request = new()
        {
            Address = options.Address,
            Purpose = "map query",
            Subject = query.Subject,
            MaxBytes = options.MaxAnswerBytes,
            Method = HttpMethod.Post,
            Body = FetchBody.Of(
                Encoding.ASCII.GetBytes("data=" + Uri.EscapeDataString(query.Text(options))),
                "application/x-www-form-urlencoded"),
            Accept = "application/json",
            Credential = options.Credential,

            FindFault = body => OverpassFault.Find(body, options.Address.Host, query.Subject),

            // A server that gives up does so with status 200, and the next time it may not.
            IsWorthKeeping = Worth.Of(body => Read(body, null, query)),
        };
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return Read(answer.Body, answer.MediaType, query);
    }

    private OverpassAnswer Read(ReadOnlyMemory<byte> body, string? mediaType, OverpassQuery query)
    {
        try
        {
            var read = OverpassAnswer.Read(body);
            return read.Failure is null
                ? read
                : throw new NuTonicException(
                    Errors.OverpassGaveUp, null, options.Address.Host, query.Subject, read.Failure);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw Damaged(failure, query.Subject, mediaType);
        }
    }

    private OverpassExtract Write(string path, List<OverpassAnswer> answers, CancellationToken cancellationToken)
    {
        string temporary = FormattableString.Invariant($"{path}.{Environment.ProcessId}.tmp");
        try
        {
            OverpassExtract extract;
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                extract = OverpassMerge.Write(file, answers, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return extract;
        }
        catch (JsonException failure)
        {
            throw Damaged(failure, "all areas", null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.OverpassNotWritable, null, path, failure.Message.TrimEnd('.')), failure);
        }
        finally
        {
            // Nothing is there any more when all went well, and there may be no folder.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private NuTonicException Damaged(Exception failure, string subject, string? mediaType)
    {
        // The reader of JSON ends its words with a place that says nothing to a user.
        int tail = failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string words = DescriptionText.Clean((tail < 0 ? failure.Message : failure.Message[..tail]).TrimEnd('.'));
        string type = mediaType is null or "application/json" ? "" : $" (it is '{DescriptionText.Clean(mediaType)}')";
        return new NuTonicException(
            Diagnostic.Create(Errors.OverpassAnswerDamaged, null, options.Address.Host, subject, words + type),
            failure);
    }
}

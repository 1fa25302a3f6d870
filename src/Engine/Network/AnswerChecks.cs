using System.Globalization;
using System.Net.Http.Headers;

namespace NuTonic.Engine.Network;

/// <summary>Whether an answer is what was asked for.</summary>
internal static class AnswerChecks
{
    /// <summary>Throws when <paramref name="response"/>, of a status from 200 to 299, cannot be used.</summary>
    /// <exception cref="FetchFailedException">What is wrong with it.</exception>
    public static void Check(FetchRequest request, FetchResponse response, FetchTroubles troubles)
    {
        if (response.Status == 206 || (request.Range is not null && response.Status != 200))
        {
            CheckRange(request, response, troubles);
        }

        if (request.ExpectedETag is { } expected && response.Status is 200 or 206 && response.ETag != expected)
        {
            throw troubles.OfTag(expected, response.ETag);
        }

        if (response.Status == 200 && !HtmlPage.IsAccepted(request.Accept)
            && (response.MediaType is "text/html" or "application/xhtml+xml" || HtmlPage.Is(response.Body.Span)))
        {
            throw troubles.OfWebPage(HtmlPage.Title(response.Body.Span)?.Trim() ?? string.Empty);
        }
    }

    /// <summary>As <see cref="Check"/>, for a recorded response, whose status may be any.</summary>
    /// <exception cref="FetchFailedException">What is wrong with it.</exception>
    public static void CheckStatus(FetchRequest request, FetchResponse response, FetchTroubles troubles)
    {
        if (response.Status is >= 200 and < 300)
        {
            Check(request, response, troubles);
        }
        else if (!(response.Status is 404 or 410 && request.AllowsMissing))
        {
            throw new FetchFailedException(troubles.OfResponse(response, DateTimeOffset.UnixEpoch));
        }
    }

    private static void CheckRange(FetchRequest request, FetchResponse response, FetchTroubles troubles)
    {
        if (response.Status != 206)
        {
            throw troubles.OfRange(
                request.Range, string.Create(CultureInfo.InvariantCulture, $"status {response.Status}"));
        }

        // Several ranges in one answer have no Content-Range of their own; nobody asks for them.
        if (!ContentRangeHeaderValue.TryParse(response.ContentRange, out ContentRangeHeaderValue? range)
            || !range.HasRange
            || range.Unit != "bytes")
        {
            throw troubles.OfRange(request.Range, "a part that it does not name");
        }

        if (request.Range is not { } asked || range.From != asked.Offset || !EndsRight(range, asked))
        {
            throw troubles.OfRange(request.Range, response.ContentRange!);
        }

        long expected = range.To!.Value - range.From!.Value + 1;
        if (response.Length != expected)
        {
            throw troubles.OfWrongLength(expected, response.Length);
        }
    }

    // The content may end within the range. Where it ends, a server need not say.
    private static bool EndsRight(ContentRangeHeaderValue range, ByteRange asked) => range.Length is { } total
        ? range.To == Math.Min(asked.End, total) - 1
        : range.To < asked.End;
}

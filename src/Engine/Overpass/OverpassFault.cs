using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Overpass;

/// <summary>
/// What an Overpass server says instead of a map. A server without a free slot answers with a web page that names its
/// dispatcher, of status 429 or 504, or behind some proxies and in old versions 200. A query that runs out of time or
/// memory ends in a remark behind the elements, with status 200; when nothing was written by then, in such a page.
/// </summary>
/// <seealso href="https://dev.overpass-api.de/overpass-doc/en/preface/commons.html">Overpass API, rules of the public
/// instance</seealso>
/// <seealso href="https://github.com/drolbr/Overpass-API/issues/56">Overpass API, statuses of runtime errors</seealso>
internal static class OverpassFault
{
    // A remark is the last member; a page begins with what it has to say.
    private const int LooksAt = 8192;

    /// <summary>
    /// What is wrong with <paramref name="body"/>; null for a map, and for what is neither map nor excuse.
    /// </summary>
    /// <param name="body">An answer of any status.</param>
    /// <param name="host">The server, for the message.</param>
    /// <param name="subject">What was asked for.</param>
    public static AnswerFault? Find(ReadOnlyMemory<byte> body, string host, string subject)
    {
        string words = Words(body) ?? "";
        string clean = DescriptionText.Clean(words).TrimEnd('.');
        if (OverpassRemark.IsRefusal(words))
        {
            return new AnswerFault(
                attempts => Diagnostic.Create(Errors.OverpassBusy, null, host, subject, clean, attempts),
                MayPass: true);
        }

        return OverpassRemark.IsTooLarge(words)
            ? new AnswerFault(_ => Diagnostic.Create(Errors.OverpassGaveUp, null, host, subject, clean), MayPass: false)
            : null;
    }

    private static string? Words(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> start = body.Span.TrimStart(" \t\r\n"u8);
        if (!start.StartsWith("{"u8))
        {
            return HtmlPage.Complaint(start) ?? Encoding.UTF8.GetString(start[..Math.Min(start.Length, LooksAt)]);
        }

        // Maps are large, and few of them have a remark.
        return body.Span[^Math.Min(body.Length, LooksAt)..].IndexOf("\"remark\""u8) < 0 ? null : Remark(body);
    }

    private static string? Remark(ReadOnlyMemory<byte> body)
    {
        try
        {
            return OverpassAnswer.Read(body).Failure;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

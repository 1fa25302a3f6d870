using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Network;

/// <summary>Tells a web page from content.</summary>
internal static partial class HtmlPage
{
    private const int LooksAt = 4096;

    /// <summary>True when <paramref name="body"/> starts like a web page.</summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        string start = Start(body).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("<?xml", StringComparison.Ordinal))
        {
            // XHTML, as Overpass writes its errors.
            start = start[(start.IndexOf("?>", StringComparison.Ordinal) + 1)..].TrimStart('>', ' ', '\t', '\r', '\n');
        }

        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The title of a web page; null when it is none or has none.</summary>
    public static string? Title(ReadOnlySpan<byte> body)
    {
        Match title = Is(body) ? TitleElement().Match(Start(body)) : Match.Empty;
        return title.Success ? WebUtility.HtmlDecode(title.Groups[1].Value) : null;
    }

    /// <summary>The paragraph in which a web page speaks of an error, as text; null when it has none.</summary>
    public static string? Complaint(ReadOnlySpan<byte> body)
    {
        if (!Is(body))
        {
            return null;
        }

        foreach (Match paragraph in Paragraph().Matches(Start(body)))
        {
            string text = WebUtility.HtmlDecode(Tag().Replace(paragraph.Groups[1].Value, string.Empty));
            if (text.Contains("error", StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>True when a page is what was asked for.</summary>
    public static bool IsAccepted(string? accept) =>
        accept is null || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("text/*", StringComparison.Ordinal);

    private static string Start(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body[..Math.Min(body.Length, LooksAt)]);

    [GeneratedRegex(
        "<p>(.{1,2000}?)</p>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("<title[^>]*>([^<]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleElement();
}

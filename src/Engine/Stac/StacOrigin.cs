using System.Text.Json;
using System.Text.Unicode;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>Where an answer comes from and what it is for: every complaint about it names both.</summary>
/// <param name="Host">The server.</param>
/// <param name="Subject">The POI or quad; null for the whole build.</param>
internal sealed record StacOrigin(string Host, string? Subject)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>What stands in messages for <see cref="Subject"/>.</summary>
    public string Purpose => Subject ?? "the build";

    /// <summary>Gives a whole JSON answer to <paramref name="read"/>.</summary>
    /// <exception cref="NuTonicException">NT1500: not JSON, nested deeper than 64, a member twice or with a name that
    /// is no Unicode; and what <paramref name="read"/> throws.</exception>
    public T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonField, T> read)
    {
        ReadOnlyMemory<byte> text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (!Utf8.IsValid(text.Span))
        {
            throw new NuTonicException(Errors.StacNotJson, null, Host, Purpose, "it is not UTF-8.");
        }

        using JsonDocument document = Parse(text);
        return read(new JsonField(document.RootElement, "the answer", this));
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException failure)
        {
            string reason = failure.Message.Split(" LineNumber:")[0];
            throw new NuTonicException(Diagnostic.Create(Errors.StacNotJson, null, Host, Purpose, reason), failure);
        }
        catch (InvalidOperationException failure)
        {
            // Looking for names that occur twice decodes all names.
            throw new NuTonicException(
                Diagnostic.Create(Errors.StacNotJson, null, Host, Purpose, "the name of a member is no Unicode."),
                failure);
        }
    }
}

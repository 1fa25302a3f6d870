using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Checks one field of a source in a poi.json.</summary>
/// <param name="name">Its name, such as <c>sources[0].href</c>.</param>
/// <param name="errors">Makes complaints.</param>
internal readonly ref struct PoiSourceField(string name, PoiDocumentErrors errors)
{
    private const int MaxHref = 2048;
    private const int MaxDatetime = 64;
    private const int DateLength = 10;

    private readonly PoiDocumentErrors _errors = errors;

    /// <summary>Name of the field.</summary>
    public string Name { get; } = name;

    /// <summary>The role.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1035.</exception>
    public PoiSourceRole Role(in Utf8JsonReader json)
    {
        PoiDocumentValues.Expect(json, _errors, Name, JsonTokenType.String, "a string");
        return PoiDocumentValues.Text(json, _errors) switch
        {
            "imagery" => PoiSourceRole.Imagery,
            "labels" => PoiSourceRole.Labels,
            "still" => PoiSourceRole.Still,
            _ => throw _errors.At(json.TokenStartIndex, Errors.PoiSourceRoleUnknown, Name),
        };
    }

    /// <summary>A text on one line; null for null and the empty one.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1036, NT1037.</exception>
    public string? Text(in Utf8JsonReader json, int limit)
    {
        if (PoiDocumentValues.OptionalText(json, _errors, Name) is not { } text)
        {
            return null;
        }

        if (text.Length > limit)
        {
            throw _errors.At(json.TokenStartIndex, Errors.PoiSourceTextTooLong, Name, text.Length, limit);
        }

        return text.Any(BreaksALine)
            ? throw _errors.At(json.TokenStartIndex, Errors.PoiSourceTextControl, Name)
            : text;
    }

    /// <summary>A date, a time, or two of them with '/' between.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1036-NT1038.</exception>
    public string? Datetime(in Utf8JsonReader json)
    {
        string? text = Text(json, MaxDatetime);
        return text is null || (text.Split('/') is { Length: <= 2 } times && Array.TrueForAll(times, IsTime))
            ? text
            : throw _errors.At(json.TokenStartIndex, Errors.PoiSourceDateUnreadable, Name, text);
    }

    /// <summary>A number 0..100; null for null.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1008, NT1039.</exception>
    public double? Percent(in Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        double value = PoiDocumentValues.Number(json, _errors, Name);
        return value is >= 0 and <= 100
            ? value
            : throw _errors.At(json.TokenStartIndex, Errors.PoiSourceCloudCover, Name, value);
    }

    /// <summary>An address that may be published. It stands in no message, because it may hold a secret.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1036, NT1037, NT1040-NT1042.</exception>
    public string? Href(in Utf8JsonReader json)
    {
        if (Text(json, MaxHref) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw _errors.At(json.TokenStartIndex, Errors.PoiSourceAddressBad, Name);
        }

        if (address.UserInfo.Length > 0)
        {
            throw _errors.At(json.TokenStartIndex, Errors.PoiSourceAddressUser, Name);
        }

        return SignedAddress.FindSecret(address) is { } parameter
            ? throw _errors.At(json.TokenStartIndex, Errors.PoiSourceAddressSigned, Name, parameter)
            : text;
    }

    private static bool BreaksALine(char character) => char.IsControl(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsTime(string text) =>
        text.Length >= DateLength
        && DateOnly.TryParseExact(
            text[..DateLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (text.Length == DateLength
            || (text[DateLength] is 'T' or 't'
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)));
}

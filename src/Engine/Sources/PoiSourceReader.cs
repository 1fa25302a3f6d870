using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Takes the sources of a poi.json. Fields that it does not know are left out.</summary>
internal static class PoiSourceReader
{
    /// <summary>Most sources of a POI.</summary>
    public const int MaxSources = 64;

    private const int MaxName = 256;
    private const int MaxTerms = 1024;

    /// <summary>The sources in order.</summary>
    /// <param name="json">At the value of the field.</param>
    /// <param name="errors">Makes complaints.</param>
    /// <param name="field">Name of the field.</param>
    /// <exception cref="NuTonicException">NT1002, NT1004-NT1008, NT1035-NT1043.</exception>
    public static ImmutableArray<PoiSource> Read(ref Utf8JsonReader json, PoiDocumentErrors errors, string field)
    {
        PoiDocumentValues.Expect(json, errors, field, JsonTokenType.StartArray, "an array of objects or null");
        ImmutableArray<PoiSource>.Builder sources = ImmutableArray.CreateBuilder<PoiSource>();
        long start = json.TokenStartIndex;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (sources.Count == MaxSources)
            {
                throw errors.At(start, Errors.PoiSourcesTooMany, MaxSources);
            }

            string name = FormattableString.Invariant($"{field}[{sources.Count}]");
            PoiDocumentValues.Expect(json, errors, name, JsonTokenType.StartObject, "an object");
            sources.Add(ReadSource(ref json, errors, name));
        }

        return sources.ToImmutable();
    }

    private static PoiSource ReadSource(ref Utf8JsonReader json, PoiDocumentErrors errors, string name)
    {
        long start = json.TokenStartIndex;
        HashSet<string> names = new(StringComparer.Ordinal);
        PoiSourceRole? role = null;
        PoiSource source = new(default, "");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string key = PoiDocumentValues.Text(json, errors);
            PoiSourceField field = new($"{name}.{key}", errors);
            if (!names.Add(key))
            {
                throw errors.At(json.TokenStartIndex, Errors.PoiFieldDuplicate, field.Name);
            }

            json.Read();
            switch (key)
            {
                case "role":
                    role = field.Role(json);
                    break;
                case "title":
                    source = source with { Title = field.Text(json, MaxName) ?? "" };
                    break;
                case "collection":
                    source = source with { Collection = field.Text(json, MaxName) };
                    break;
                case "item":
                    source = source with { Item = field.Text(json, MaxName) };
                    break;
                case "datetime":
                    source = source with { Datetime = field.Datetime(json) };
                    break;
                case "cloud_cover":
                    source = source with { CloudCover = field.Percent(json) };
                    break;
                case "href":
                    source = source with { Href = field.Href(json) };
                    break;
                case "license":
                    source = source with { License = field.Text(json, MaxTerms) };
                    break;
                case "attribution":
                    source = source with { Attribution = field.Text(json, MaxTerms) };
                    break;
                default:
                    PoiDocumentValues.Skip(ref json, errors);
                    break;
            }
        }

        return source.Title.Length == 0
            ? throw errors.At(start, Errors.PoiFieldMissing, name + ".title")
            : source with { Role = role ?? throw errors.At(start, Errors.PoiFieldMissing, name + ".role") };
    }
}

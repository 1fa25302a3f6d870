using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources;

/// <summary>
/// Walks once over a poi.json and takes the fields it knows, so that every complaint has the place of its value. Fields
/// it does not know must be JSON and are left out.
/// </summary>
internal ref struct PoiDocumentReader
{
    private const string MetaPrefix = "hf_row_meta.";

    private readonly PoiDocumentErrors _errors;
    private readonly PoiDocumentRules _rules;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private Utf8JsonReader _json;
    private string _field = "";
    private Extent? _box;
    private double? _latitude;
    private double? _longitude;
    private ImmutableArray<PoiSource> _sources = [];

    /// <summary>Prepares to read <paramref name="utf8"/>.</summary>
    /// <param name="utf8">Content of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="NuTonicException">NT1003.</exception>
    public PoiDocumentReader(ReadOnlySpan<byte> utf8, string path)
    {
        if (utf8.Length > PoiDocument.MaxLength)
        {
            throw new NuTonicException(
                Errors.PoiDocumentTooLarge, new SourceLocation(path), path, PoiDocument.MaxLength);
        }

        ReadOnlySpan<byte> text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        _errors = new PoiDocumentErrors(text, path);
        _rules = new PoiDocumentRules(_errors);

        // The limit of the reader is put out of reach, because depth has an error of its own.
        _json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = PoiDocument.MaxLength });
    }

    /// <summary>The document.</summary>
    /// <exception cref="NuTonicException">NT1002, NT1004-NT1017, NT1035-NT1043.</exception>
    public PoiDocument Read()
    {
        if (!Utf8.IsValid(_errors.Text))
        {
            throw _errors.NotUtf8();
        }

        try
        {
            _json.Read();
            Expect(JsonTokenType.StartObject, "an object");
            ReadObject("");
            _json.Read();
        }
        catch (JsonException failure)
        {
            throw _errors.NotJson(failure, _field);
        }

        return new PoiDocument
        {
            PoiId = _texts.GetValueOrDefault("poi_id"),
            VariantOf = _texts.GetValueOrDefault("variant_of"),
            BoxWgs84 = _box ?? throw _errors.Missing("bbox_wgs84"),
            Latitude = _latitude ?? throw _errors.Missing("latitude"),
            Longitude = _longitude ?? throw _errors.Missing("longitude"),
            StacItemId = _texts.GetValueOrDefault("stac_item_id"),
            DatetimeQuery = _texts.GetValueOrDefault("datetime_query"),
            Address = _texts.GetValueOrDefault(MetaPrefix + "address"),
            Country = _texts.GetValueOrDefault(MetaPrefix + "country_iso_alpha2"),
            Sources = _sources,
        };
    }

    private void ReadObject(string prefix)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            _field = prefix + PoiDocumentValues.Text(_json, _errors);
            if (!names.Add(_field))
            {
                throw _errors.At(_json.TokenStartIndex, Errors.PoiFieldDuplicate, _field);
            }

            _json.Read();
            ReadField(_field, prefix.Length == 0);
        }
    }

    private void ReadField(string name, bool isTopLevel)
    {
        long start = _json.TokenStartIndex;
        switch (name)
        {
            case "latitude":
                _latitude = _rules.Latitude(Number(), name, start);
                break;
            case "longitude":
                _longitude = _rules.Longitude(Number(), name, start);
                break;
            case "bbox_wgs84":
                _box = ReadBox();
                break;
            case "poi_id" or "stac_item_id" or "datetime_query":
            case "variant_of" when isTopLevel:
            case MetaPrefix + "address" or MetaPrefix + "country_iso_alpha2" when !isTopLevel:
                _texts[name] = PoiDocumentValues.OptionalText(_json, _errors, name);
                break;
            case "sources" when _json.TokenType != JsonTokenType.Null:
                _sources = PoiSourceReader.Read(ref _json, _errors, name);
                break;
            case "hf_row_meta" when _json.TokenType != JsonTokenType.Null:
                Expect(JsonTokenType.StartObject, "an object or null");
                ReadObject(MetaPrefix);
                break;
            default:
                PoiDocumentValues.Skip(ref _json, _errors);
                break;
        }

        if (name == "poi_id" && _texts[name] is { } id)
        {
            PoiIdRules.Check(id, _errors.Place(start));
        }
    }

    private Extent ReadBox()
    {
        const string Expected = "an array of four numbers: west, south, east, north";
        long start = _json.TokenStartIndex;
        Expect(JsonTokenType.StartArray, Expected);
        Span<double> edges = stackalloc double[4];
        int count = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (count == edges.Length)
            {
                throw _errors.At(
                    start, Errors.PoiFieldWrongType, "bbox_wgs84", "an array of more than 4 values", Expected);
            }

            _field = $"bbox_wgs84[{(char)('0' + count)}]";
            long place = _json.TokenStartIndex;
            double edge = Number();
            edges[count] = count % 2 == 0
                ? _rules.Longitude(edge, _field, place)
                : _rules.Latitude(edge, _field, place);
            _field = "bbox_wgs84";
            count++;
        }

        return count == edges.Length
            ? _rules.Box(new Extent(edges[0], edges[1], edges[2], edges[3]), start)
            : throw _errors.At(
                start, Errors.PoiFieldWrongType, "bbox_wgs84", $"an array of {(char)('0' + count)}", Expected);
    }

    private readonly double Number() => PoiDocumentValues.Number(_json, _errors, _field);

    private readonly void Expect(JsonTokenType expected, string description) =>
        PoiDocumentValues.Expect(_json, _errors, _field, expected, description);
}

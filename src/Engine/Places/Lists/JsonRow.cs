using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>An object of a list in JSON: a row of names and values, or a feature of GeoJSON.</summary>
/// <param name="Utf8">The object.</param>
/// <param name="Path">The list, for messages.</param>
/// <param name="Line">Line where it begins, from 1.</param>
/// <param name="Column">Column where it begins, from 1.</param>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946, GeoJSON</seealso>
internal readonly record struct JsonRow(ReadOnlyMemory<byte> Utf8, string Path, int Line, int Column)
{
    private const int MaxMembers = 1000;

    /// <summary>Names and values. Those of a feature are its position, its id and its properties.</summary>
    /// <exception cref="NuTonicException">NT1405; NT1407, NT1415: a feature without a point.</exception>
    public PlaceRow ToRow()
    {
        List<(string Name, PlaceField Field)> members = [];
        Members(Utf8.Span, 0, members);
        if (members.Exists(static member => member is { Name: "type", Field.Text: "Feature" }))
        {
            members = Feature(members);
        }

        return new PlaceRow
        {
            Names = [.. members.Select(static member => member.Name)],
            Fields = [.. members.Select(static member => member.Field)],
            Line = Line,
            Column = Column,
        };
    }

    private static string Text(ref Utf8JsonReader json, ReadOnlySpan<byte> all)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                return json.GetString()!;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                int start = (int)json.TokenStartIndex;
                json.Skip();
                return Encoding.UTF8.GetString(all[start..(int)json.BytesConsumed]);
            default:
                return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    private void Members(ReadOnlySpan<byte> json, int offset, List<(string Name, PlaceField Field)> members)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && members.Count < MaxMembers)
            {
                string name = reader.GetString()!;
                reader.Read();
                PlaceField place = At(offset + (int)reader.TokenStartIndex);
                members.Add((name, place with { Text = Text(ref reader, json) }));
            }
        }
        catch (InvalidOperationException)
        {
            throw Wrong(
                Errors.PlaceListNotJson,
                At(offset + (int)reader.TokenStartIndex),
                "a text is not valid UTF-8 or has half a character");
        }
    }

    private List<(string Name, PlaceField Field)> Feature(List<(string Name, PlaceField Field)> members)
    {
        (PlaceField longitude, PlaceField latitude) = Point(
            members.Find(static member => member.Name == "geometry").Field);
        List<(string Name, PlaceField Field)> row = [("latitude", latitude), ("longitude", longitude)];
        row.AddRange(members.Where(static member => member.Name == "id"));
        if (members.Find(static member => member.Name == "properties").Field is { Text: ['{', ..] text } properties)
        {
            List<(string Name, PlaceField Field)> own = [];
            Members(Encoding.UTF8.GetBytes(text), 0, own);
            row.AddRange(own.Where(static member => !PlaceColumns.IsPosition(member.Name))
                .Select(member => (member.Name, properties with { Text = member.Field.Text })));
        }

        return row;
    }

    private (PlaceField Longitude, PlaceField Latitude) Point(PlaceField geometry)
    {
        if (geometry.Text is not ['{', ..])
        {
            throw Wrong(Errors.PlaceCoordinateMissing, geometry.Line == 0 ? At(0) : geometry, "geometry");
        }

        using var document = JsonDocument.Parse(geometry.Text);
        string type = document.RootElement.TryGetProperty("type", out JsonElement kind)
            && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()!
            : "without a type";
        if (type != "Point")
        {
            throw Wrong(Errors.PlaceNotAPoint, geometry, PlacePosition.Shorten(type));
        }

        bool hasPosition = document.RootElement.TryGetProperty("coordinates", out JsonElement position)
            && position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2;
        return hasPosition
            ? (geometry with { Text = position[0].ToString() }, geometry with { Text = position[1].ToString() })
            : throw Wrong(Errors.PlaceCoordinateMissing, geometry, "coordinates");
    }

    // Counted from the start of the object.
    private PlaceField At(int offset)
    {
        ReadOnlySpan<byte> before = Utf8.Span[..Math.Min(offset, Utf8.Length)];
        int lineEnd = before.LastIndexOf((byte)'\n');
        return new PlaceField(
            "",
            Line + before.Count((byte)'\n'),
            Encoding.UTF8.GetCharCount(before[(lineEnd + 1)..]) + (lineEnd < 0 ? Column : 1));
    }

    private NuTonicException Wrong(ErrorDescriptor error, PlaceField place, params ReadOnlySpan<object?> args) =>
        new(error, new SourceLocation(Path, place.Line, place.Column), [Path, .. args]);
}

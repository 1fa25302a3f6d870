using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// A value of an answer with the way to it, which every complaint names. Valid while its document is open.
/// </summary>
internal readonly struct JsonField(JsonElement value, string path, StacOrigin origin)
{
    private const int ShownLength = 60;
    private const int LongestText = 8192;

    /// <summary>Where the answer comes from.</summary>
    public StacOrigin Origin => origin;

    /// <summary>What kind of value it is.</summary>
    public JsonValueKind Kind => value.ValueKind;

    /// <summary>The member <paramref name="name"/> of an object; null when it is absent or null.</summary>
    /// <exception cref="NuTonicException">NT1501: no object.</exception>
    public JsonField? Member(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? new JsonField(member, Below(name), origin)
            : null;
    }

    /// <summary>The member <paramref name="name"/>, which must be there.</summary>
    /// <exception cref="NuTonicException">NT1501.</exception>
    public JsonField Required(string name) => Member(name) ?? throw Wrong(Below(name), "missing or null", "there");

    /// <summary>The elements of an array.</summary>
    /// <exception cref="NuTonicException">NT1501: no array, or more than <paramref name="most"/>.</exception>
    public IReadOnlyList<JsonField> Elements(int most)
    {
        Expect(JsonValueKind.Array, "an array");
        int count = value.GetArrayLength();
        if (count > most)
        {
            string expected = FormattableString.Invariant($"an array of at most {most}");
            throw Wrong(path, FormattableString.Invariant($"an array of {count}"), expected);
        }

        List<JsonField> elements = new(count);
        foreach (JsonElement element in value.EnumerateArray())
        {
            elements.Add(new JsonField(element, FormattableString.Invariant($"{path}[{elements.Count}]"), origin));
        }

        return elements;
    }

    /// <summary>The members of an object in the order of the answer; a name occurs once.</summary>
    /// <exception cref="NuTonicException">NT1501: no object, or more than <paramref name="most"/>.</exception>
    public IReadOnlyList<KeyValuePair<string, JsonField>> Members(int most)
    {
        Expect(JsonValueKind.Object, "an object");
        List<KeyValuePair<string, JsonField>> members = [];
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (members.Count == most)
            {
                throw Wrong(
                    path, "an object of more", FormattableString.Invariant($"an object of at most {most} members"));
            }

            members.Add(
                KeyValuePair.Create(property.Name, new JsonField(property.Value, Below(property.Name), origin)));
        }

        return members;
    }

    /// <summary>A text that is not empty.</summary>
    /// <exception cref="NuTonicException">NT1501: no text, empty, longer than 8192, half a character in it.</exception>
    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            string text = value.GetString()!;
            return text.Length is > 0 and <= LongestText ? text : throw Wrong("a text of 1 to 8192 characters");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, "broken text", "Unicode text");
        }
    }

    /// <summary>A finite number.</summary>
    /// <exception cref="NuTonicException">NT1501: no number, or out of range.</exception>
    public double Number(double least = double.MinValue, double most = double.MaxValue)
    {
        bool isInRange = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number >= least && number <= most;
        return isInRange
            ? value.GetDouble()
            : throw Wrong(least == double.MinValue
                ? "a finite number"
                : FormattableString.Invariant($"a number from {least} to {most}"));
    }

    /// <summary>True or false.</summary>
    /// <exception cref="NuTonicException">NT1501.</exception>
    public bool Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw Wrong("true or false");

    /// <summary>An instant.</summary>
    /// <exception cref="NuTonicException">NT1501.</exception>
    public DateTimeOffset Time() => Instant.TryParse(Text(), out DateTimeOffset instant)
        ? instant
        : throw Wrong("a date and time such as 2024-06-01T10:15:30Z");

    /// <summary>The value as it is written in JSON, without blanks.</summary>
    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(value);

    /// <summary>Writes the value as it is.</summary>
    public void WriteTo(Utf8JsonWriter writer) => value.WriteTo(writer);

    /// <summary>NT1501 about this value.</summary>
    public NuTonicException Wrong(string expected) => Wrong(path, Found(), expected);

    private NuTonicException Wrong(string field, string found, string expected) =>
        new(Errors.StacField, null, origin.Host, origin.Purpose, field, found, expected);

    private void Expect(JsonValueKind kind, string expected)
    {
        if (value.ValueKind != kind)
        {
            throw Wrong(expected);
        }
    }

    private string Below(string name) => path == "the answer" ? name : path + "." + name;

    private string Found()
    {
        string raw = value.GetRawText();
        return raw.Length > ShownLength ? raw[..ShownLength] + "..." : raw;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Reads the answer to <see cref="DynamicWorldExpressions.Candidates"/>.</summary>
internal static partial class LabelImageList
{
    /// <summary>What is asked, for messages and counts.</summary>
    public const string Purpose = "list of label images";

    private const int MaxDepth = 16;

    // Means of masks are sums of floats.
    private const double Rounding = 1e-6;

    /// <summary>The images, in the order of the answer.</summary>
    /// <param name="body">{"result": {"list": [[id, milliseconds since 1970, share], ...]}}.</param>
    /// <param name="window">Where all of them have to lie.</param>
    /// <param name="limit">Most images.</param>
    /// <param name="question">What it answers, for errors.</param>
    /// <exception cref="NuTonicException">NT1705: it is something else.</exception>
    public static ImmutableArray<LabelImage> Read(
        ReadOnlyMemory<byte> body, LabelWindow window, int limit, Question question)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            JsonElement rows = Rows(json.RootElement) ?? throw question.Wrong("it has no list of images");
            if (rows.GetArrayLength() > limit)
            {
                throw question.Wrong($"it lists {rows.GetArrayLength()} images, but {limit} were asked for");
            }

            ImmutableArray<LabelImage> images = [.. rows.EnumerateArray().Select(row => Image(row, window, question))];
            return images.Select(image => image.Id).Distinct(StringComparer.Ordinal).Count() == images.Length
                ? images
                : throw question.Wrong("it lists an image twice");
        }
        catch (JsonException)
        {
            throw question.Wrong("it is not valid JSON");
        }
    }

    private static JsonElement? Rows(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("result", out JsonElement result) && result.ValueKind == JsonValueKind.Object
        && result.TryGetProperty("list", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list
            : null;

    private static LabelImage Image(JsonElement row, LabelWindow window, Question question)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != 3
            || row[0].ValueKind != JsonValueKind.String
            || !row[1].TryNumber(out double time) || !row[2].TryNumber(out double share))
        {
            throw question.Wrong("an image is not given as id, time and share");
        }

        // The id becomes part of another request and of records.
        string id = row[0].GetString()!;
        if (!Id().IsMatch(id))
        {
            throw question.Wrong("an image's id has not the form of Dynamic World's");
        }

        DateTimeOffset? taken = Time(time);
        return taken is { } known && window.Contains(known) && share is >= 0 and <= 1 + Rounding
            ? new LabelImage(id, known, Math.Min(1, share))
            : throw question.Wrong($"image {id} has a time or share that cannot be");
    }

    private static bool TryNumber(this JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value);
    }

    private static DateTimeOffset? Time(double milliseconds) =>
        milliseconds >= 0 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{6}_[0-9]{8}T[0-9]{6}_T[0-9]{2}[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

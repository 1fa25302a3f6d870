using System.Text.Json;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>Checks the text of an answer that is a list of boxes, as a grounding reward would parse it.</summary>
/// <param name="convention">Inclusive boxes may be without extent.</param>
internal sealed class BoxAnswerRule(BoxConvention convention)
{
    /// <summary>
    /// What is wrong with <paramref name="answer"/>; null for a good list and for an answer in words.
    /// </summary>
    public string? Fault(string answer)
    {
        if (!answer.TrimStart().StartsWith('['))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            JsonElement list = document.RootElement;
            return list.GetArrayLength() == 0 ? "the list is empty" : EntriesFault(list);
        }
        catch (JsonException)
        {
            return "it starts like a list but is not JSON";
        }
    }

    private string? EntriesFault(JsonElement list)
    {
        foreach (JsonElement entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object
                || entry.GetPropertyCount() != 2
                || !entry.TryGetProperty("label", out JsonElement label)
                || !entry.TryGetProperty("bbox", out JsonElement box))
            {
                return "an entry needs exactly 'label' and 'bbox'";
            }

            if (label.ValueKind != JsonValueKind.String || LandCoverClass.All.All(c => !label.ValueEquals(c.Label)))
            {
                return $"label {label.GetRawText()} is no land cover class";
            }

            if (!IsBox(box))
            {
                return $"bbox {box.GetRawText()} is not four numbers from 0 to 1 with x1 < x2 and y1 < y2";
            }
        }

        return null;
    }

    private bool IsBox(JsonElement box)
    {
        if (box.ValueKind != JsonValueKind.Array
            || box.GetArrayLength() != 4
            || box.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number || n.GetDouble() is < 0 or > 1))
        {
            return false;
        }

        return IsOrdered(box[0].GetDouble(), box[2].GetDouble()) && IsOrdered(box[1].GetDouble(), box[3].GetDouble());
    }

    private bool IsOrdered(double low, double high) =>
        convention == BoxConvention.Inclusive ? low <= high : low < high;
}

using System.Text;
using System.Text.Json;

namespace NuTonic.Fixtures;

/// <summary>The shape of a sample's text as the published data set has it: keys in this order and no others.</summary>
internal static class RsTellerSample
{
    /// <summary>The patch id; throws <see cref="InvalidDataException"/> that says what is wrong.</summary>
    public static long Check(byte[] json)
    {
        try
        {
            _ = new UTF8Encoding(false, true).GetCharCount(json);
            using JsonDocument document = JsonDocument.Parse(
                json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Keys(document.RootElement, "metadata", "annotations");
            JsonElement metadata = document.RootElement.GetProperty("metadata");
            Keys(metadata, "patch_id", "image_name");
            _ = NotEmpty(metadata, "image_name");
            JsonElement annotations = document.RootElement.GetProperty("annotations");
            CheckAnnotations(annotations);
            return metadata.GetProperty("patch_id").GetInt64();
        }
        catch (Exception e)
            when (e is JsonException or DecoderFallbackException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("a text is not JSON of the right types: " + e.Message, e);
        }
    }

    private static void CheckAnnotations(JsonElement annotations)
    {
        int number = 0;
        foreach (JsonElement annotation in annotations.EnumerateArray())
        {
            Keys(annotation, "task", "text", "annotator");
            int task = annotation.GetProperty("task").GetInt32();
            if (number++ == 0 ? task is not (1 or 2) : task != 3)
            {
                throw new InvalidDataException($"annotation {number} is of task {task}");
            }

            _ = NotEmpty(annotation, "text");
            _ = NotEmpty(annotation, "annotator");
        }

        if (number == 0)
        {
            throw new InvalidDataException("a sample has no annotation");
        }
    }

    private static string NotEmpty(JsonElement element, string key)
    {
        string? text = element.GetProperty(key).GetString();
        return string.IsNullOrWhiteSpace(text) ? throw new InvalidDataException($"'{key}' is empty") : text;
    }

    private static void Keys(JsonElement element, params string[] keys)
    {
        if (!element.EnumerateObject().Select(property => property.Name).SequenceEqual(keys))
        {
            throw new InvalidDataException("an object has other keys than " + string.Join(", ", keys));
        }
    }
}

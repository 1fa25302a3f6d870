using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// The text of a sample: the keys of the published data set in their order and no others, so that its readers read
/// ours. One line without a line feed in the layout of the rows; UTF-8, with only quotes, backslashes
/// and control characters escaped.
/// </summary>
internal static class SampleJson
{
    /// <summary>Rises when the same captions give another text.</summary>
    public const int Version = 1;

    private const long LargestId = (1L << 53) - 1; // What a double holds exactly, and so every reader.
    private const string Metadata = "metadata";
    private const string Annotations = "annotations";
    private const string PatchId = "patch_id";
    private const string ImageName = "image_name";
    private const string Task = "task";
    private const string Text = "text";
    private const string Annotator = "annotator";

    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The text's bytes.</summary>
    /// <param name="patchId">1 to 2^53 - 1.</param>
    /// <param name="imageName">Name of the quad.</param>
    /// <param name="annotations">At least one: readers take the type of the list from the first samples.</param>
    public static byte[] Write(long patchId, string imageName, IReadOnlyList<Annotation> annotations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patchId, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patchId, LargestId);
        ArgumentOutOfRangeException.ThrowIfZero(annotations.Count, nameof(annotations));
        ArrayBufferWriter<byte> output = new(1024);
        new JsonLine(output)
            .Open()
            .Open(Metadata).Add(PatchId, patchId).Add(ImageName, imageName).Close()
            .AddObjects(Annotations, annotations, static (json, annotation) => json
                .Add(Task, (int)annotation.Task)
                .Add(Text, annotation.Text)
                .Add(Annotator, annotation.Annotator))
            .Close();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="NuTonicException">NT6103: it has other keys, another order,
    /// other types or is no JSON.</exception>
    public static Sample Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, StrictJson);
            JsonElement[] parts = Values(document.RootElement, Metadata, Annotations);
            JsonElement[] metadata = Values(parts[0], PatchId, ImageName);
            ImmutableArray<Annotation> annotations = [.. Elements(parts[1]).Select(ReadAnnotation)];
            long id = Number(metadata[0]);
            return id is >= 1 and <= LargestId && !annotations.IsEmpty
                ? new Sample(id, String(metadata[1]), annotations)
                : throw Damaged("its patch id is out of range or it has no annotation");
        }
        catch (JsonException e)
        {
            throw Damaged(e.Message);
        }
        catch (InvalidOperationException)
        {
            throw Damaged("a string escapes half of a surrogate pair");
        }
    }

    private static Annotation ReadAnnotation(JsonElement element)
    {
        JsonElement[] values = Values(element, Task, Text, Annotator);
        long task = Number(values[0]);
        return task is >= (int)CaptionTask.Area and <= (int)CaptionTask.Revision
            ? new Annotation((CaptionTask)task, String(values[1]), String(values[2]))
            : throw Damaged("a task is not 1, 2 or 3");
    }

    private static JsonElement[] Values(JsonElement element, params string[] keys)
    {
        JsonProperty[] properties = element.ValueKind == JsonValueKind.Object ? [.. element.EnumerateObject()] : [];
        return properties.Select(property => property.Name).SequenceEqual(keys)
            ? [.. properties.Select(property => property.Value)]
            : throw Damaged("an object has not exactly the keys " + string.Join(", ", keys) + " in this order");
    }

    private static JsonElement[] Elements(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray()]
            : throw Damaged("annotations are no list");

    private static long Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number)
            ? number
            : throw Damaged("a number is not whole");

    private static string String(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Damaged("a text is no string");

    private static NuTonicException Damaged(string why) => new(Errors.SampleDamaged, null, why.TrimEnd('.'));
}

using System.Collections.Immutable;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Result of <c>patch/annotations</c>: the captions of a patch that washing let through, and what it saw.
/// </summary>
internal sealed record AnnotationsRecord
{
    /// <summary>The raw caption first, then its revisions.</summary>
    public required ImmutableArray<Annotation> Annotations { get; init; }

    /// <summary>Name of the prompt or template of each of <see cref="Annotations"/>.</summary>
    public required ImmutableArray<string> Prompts { get; init; }

    /// <summary>Elements that the captions are about, such as "way/42", the leading one first.</summary>
    public required ImmutableArray<string> Elements { get; init; }

    /// <summary>Reasons of refused captions, one for each.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>Numbers and proper names in what models answered, refused answers included.</summary>
    public required int Stated { get; init; }

    /// <summary>Those of <see cref="Stated"/> that the facts do not have.</summary>
    public required int Unsupported { get; init; }

    /// <summary>Packs the record.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        writer.Unsigned((ulong)Annotations.Length);
        for (int i = 0; i < Annotations.Length; i++)
        {
            writer.Byte((byte)Annotations[i].Task);
            writer.Text(Annotations[i].Text);
            writer.Text(Annotations[i].Annotator);
            writer.Text(Prompts[i]);
        }

        Pack(writer, Elements);
        Pack(writer, Reasons);
        writer.Signed(Stated);
        writer.Signed(Unsupported);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack()"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static AnnotationsRecord Unpack(ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        Annotation[] annotations = new Annotation[reader.Count()];
        string[] prompts = new string[annotations.Length];
        for (int i = 0; i < annotations.Length; i++)
        {
            annotations[i] = new Annotation((CaptionTask)reader.Byte(), reader.Text(), reader.Text());
            prompts[i] = reader.Text();
        }

        return new AnnotationsRecord
        {
            Annotations = [.. annotations],
            Prompts = [.. prompts],
            Elements = Unpack(ref reader),
            Reasons = Unpack(ref reader),
            Stated = (int)reader.Signed(),
            Unsupported = (int)reader.Signed(),
        };
    }

    private static void Pack(RecordWriter writer, ImmutableArray<string> texts)
    {
        writer.Unsigned((ulong)texts.Length);
        foreach (string text in texts)
        {
            writer.Text(text);
        }
    }

    private static ImmutableArray<string> Unpack(ref RecordReader reader)
    {
        string[] texts = new string[reader.Count()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.Text();
        }

        return [.. texts];
    }
}

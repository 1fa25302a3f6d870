using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Templates;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// The samples once more as rows of <c>data/*.jsonl</c>, in the shape that chat trainers read: a row for each
/// annotation, with the picture and a question from the user and the caption from the assistant.
/// </summary>
internal static class ImageTextRows
{
    /// <summary>Rises when the same sample gives other rows.</summary>
    public const int Version = 1;

    /// <summary>
    /// Split of everything that shows the ground of a quad: its other years have the same one, so that no place is in
    /// two splits. Neighbouring quads can be in different ones.
    /// </summary>
    /// <param name="imageName">Name of the quad.</param>
    /// <param name="weights">Relative sizes of the splits.</param>
    public static Split SplitOf(string imageName, SplitWeights weights) =>
        SplitAssignment.Of(QuadPlace.Of(imageName), weights);

    /// <summary>The rows of a sample, each with its line feed.</summary>
    /// <param name="sample">The sample. White space in a caption is written as single blanks.</param>
    /// <param name="imagePath">Path of its picture, relative to the data set.</param>
    /// <exception cref="NuTonicException">NT5020 to NT5024: trainers would not accept a row.</exception>
    public static byte[] Write(Sample sample, string imagePath)
    {
        ArrayBufferWriter<byte> output = new(2048);
        for (int i = 0; i < sample.Annotations.Length; i++)
        {
            Annotation annotation = sample.Annotations[i];
            string question = QuestionOf(sample.PatchId, annotation.Task, i);
            string[] words = annotation.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            Row row = new(RowKind.Caption, null, imagePath, question, string.Join(' ', words), []);
            RowWriter.Write(row, null, output);
        }

        byte[] rows = output.WrittenSpan.ToArray();
        string file = ShardNames.Text(sample.PatchId);
        ImmutableArray<Diagnostic> found = RowValidator.Validate(rows, file, BoxConvention.HalfOpen);
        return found.IsEmpty ? rows : throw new NuTonicException(found[0], null);
    }

    private static string QuestionOf(long patchId, CaptionTask task, int annotation)
    {
        ImmutableArray<string> wordings = ImageTextQuestions.For(task);
        PromptSeed seed = RowSeed.For(patchId.ToString(CultureInfo.InvariantCulture), PromptKind.Caption, (int)task);
        return wordings[seed.Pick(annotation, wordings.Length)];
    }
}

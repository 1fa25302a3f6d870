using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>What a model is told and asked.</summary>
/// <param name="System">Its role and the rules.</param>
/// <param name="User">The task.</param>
internal sealed record CaptionPrompt(string System, string User)
{
    private const int Examples = 3;

    /// <summary>
    /// UTF-8 JSON ["system", "user"]: what the fingerprint of a caption is made of. Equal exactly when the prompts are.
    /// </summary>
    public ImmutableArray<byte> Bytes
    {
        get
        {
            ArrayBufferWriter<byte> buffer = new();
            using (Utf8JsonWriter writer = new(
                buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                writer.WriteStartArray();
                writer.WriteStringValue(System);
                writer.WriteStringValue(User);
                writer.WriteEndArray();
            }

            return [.. buffer.WrittenSpan];
        }
    }

    /// <summary>The prompt for a raw caption.</summary>
    /// <param name="prompts">The files.</param>
    /// <param name="facts">The patch.</param>
    /// <param name="subject">What to describe.</param>
    public static CaptionPrompt Create(ChatPrompts prompts, PatchFacts facts, CaptionSubject subject)
    {
        PromptFile file = prompts.Of(subject.Task);
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["facts"] = FactBlock.Write(facts, subject),
            ["count"] = NumberWords.For(subject.Elements.Length),
        };
        return Render(file, default, values);
    }

    /// <summary>The prompt for another wording of <paramref name="raw"/>.</summary>
    /// <param name="prompts">The files.</param>
    /// <param name="patchId">Chooses style and examples, with the seed.</param>
    /// <param name="seed">CaptionSeed.</param>
    /// <param name="raw">The washed raw caption.</param>
    /// <param name="revision">1, 2 ...: each gets a style of its own while there are styles.</param>
    public static CaptionPrompt Revise(ChatPrompts prompts, long patchId, long seed, string raw, int revision)
    {
        PromptFile file = prompts.Of(CaptionTask.Revision);
        PromptSeed draw = PromptSeed.Of(string.Create(CultureInfo.InvariantCulture, $"revision\n{seed}\n{patchId}"));
        Dictionary<string, PromptValue> none = [];
        int first = (revision - 1) * Examples;
        int examples = Math.Min(Examples, file.CountOf("example"));
        string[] lines =
        [
            .. Enumerable.Range(0, examples).Select(i => file.Pick("example", draw, first + i).Render(none)),
        ];
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["style"] = file.Pick("style", draw, revision - 1).Render(none),
            ["examples"] = string.Join('\n', lines),
            ["caption"] = FactBlock.Quote(raw),
        };
        return Render(file, draw, values);
    }

    private static CaptionPrompt Render(PromptFile file, PromptSeed seed, Dictionary<string, PromptValue> values) =>
        new(file.Pick(ChatSchema.System, seed).Render(values), file.Pick(ChatSchema.User, seed).Render(values));
}

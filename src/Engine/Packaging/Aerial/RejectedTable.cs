using System.Buffers;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// Lines of <c>meta/rejected.jsonl</c>: every refused caption with the reason. Every field is in every line.
/// </summary>
internal static class RejectedTable
{
    /// <summary>Path relative to the data set.</summary>
    public const string Path = "meta/rejected.jsonl";

    /// <summary>Rises when the same caption gives another line.</summary>
    public const int Version = 1;

    /// <summary>One line with its line feed.</summary>
    public static byte[] WriteRow(RejectedCaption rejected)
    {
        ArrayBufferWriter<byte> output = new(512);
        new JsonLine(output)
            .Open()
            .Add("patch_id", rejected.PatchId)
            .Add("task", (int)rejected.Task)
            .Add("attempt", rejected.Attempt)
            .Add("annotator", rejected.Annotator)
            .Add("reason", rejected.Reason)
            .Add("detail", rejected.Detail)
            .Add("text", rejected.Text)
            .Close();
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }
}

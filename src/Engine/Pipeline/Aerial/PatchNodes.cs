using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What the nodes of patches have in common.</summary>
internal static class PatchNodes
{
    /// <summary>
    /// Name of a node in its quad: the id of the patch, which is also its name in the shard, and the part.
    /// </summary>
    public static string Name(PatchRecord patch, string part) =>
        FormattableString.Invariant($"{patch.Patch.Id}/{part}");

    /// <summary>A payload that is one number.</summary>
    public static byte[] Pack(int number)
    {
        RecordWriter writer = new();
        writer.Signed(number);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    public static int Unpack(NodeRecord node) => (int)new RecordReader(node.Payload.Span).Signed();
}

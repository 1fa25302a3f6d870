using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>The node <c>split</c>: a JSON Lines file made of the tiles' row fragments in order.</summary>
internal static class SplitNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "split";

    /// <summary>The node of one split.</summary>
    public static AssemblyNode Create(SplitTotals split)
    {
        string name = SplitNames.Of(split.Split);
        return new AssemblyNode(
            name,
            Kind,
            new Manifest.Builder(Kind, StepVersions.Split)
                .Add("split", name)
                .Add("rows", split.Counts.TotalRows)
                .Add("row fragments", DigestList.Hash(split.Fragments))
                .ToManifest(),
            $"data/{name}.jsonl",
            split.Fragments)
        {
            Origin = FieldOrigins.Of,
        };
    }
}

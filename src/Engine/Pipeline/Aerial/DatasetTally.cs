using System.Collections.Immutable;
using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Adds up the captions of all quads.</summary>
internal static class DatasetTally
{
    /// <summary>The counts.</summary>
    public static CaptionTally Of(ImmutableArray<QuadSummary> quads)
    {
        CaptionTally all = new();
        foreach (QuadSummary quad in quads)
        {
            all.Add(CaptionTallyFormat.Unpack(quad.Tally));
        }

        return all;
    }
}

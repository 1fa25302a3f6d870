using System.Collections.Immutable;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Adds up the captions of all quads.</summary>
internal static class DatasetTally
{
    /// <summary>
    /// The counts. A quad that lost samples as duplicates is counted anew from its texts, because counts cannot be taken
    /// back.
    /// </summary>
    /// <param name="services">Where the texts are read.</param>
    /// <param name="quads">All quads.</param>
    /// <param name="samples">What was left out.</param>
    public static CaptionTally Of(BuildServices services, ImmutableArray<QuadSummary> quads, ShardSamples samples)
    {
        CaptionTally all = new();
        HashSet<long> duplicates = [.. samples.Duplicates.Select(sample => sample.PatchId)];
        foreach (QuadSummary quad in quads)
        {
            CaptionTally tally = CaptionTallyFormat.Unpack(quad.Tally);
            all.Add(quad.Samples.Any(sample => duplicates.Contains(sample.PatchId))
                ? Recount(services, tally, quad.Samples.Where(sample => !duplicates.Contains(sample.PatchId)))
                : tally);
        }

        return all;
    }

    private static CaptionTally Recount(BuildServices services, CaptionTally before, IEnumerable<SampleRecord> samples)
    {
        CaptionTally tally = new();
        tally.AddCheck(before.Stated, before.Unsupported);
        foreach ((string reason, long captions) in before.Rejected)
        {
            tally.AddRejected(reason, captions);
        }

        foreach (SampleRecord sample in samples)
        {
            tally.AddSample(SampleJson.Read(TarEntry.Content(services.Read(sample.Text))).Annotations);
        }

        return tally;
    }
}

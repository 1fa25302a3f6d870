using System.Collections.Immutable;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What the summary of a build says about what was fetched.</summary>
internal static class FetchNotes
{
    /// <summary>The lines; none when no server was asked and nothing came from the cache.</summary>
    /// <param name="tally">What was asked.</param>
    /// <param name="fetch">What read rasters; null when nothing did.</param>
    public static ImmutableArray<string> Of(FetchTally tally, IPlaceFetch? fetch)
    {
        FetchCount total = tally.Total;
        List<string> lines = [];
        if (total.Requests + total.FromStore > 0)
        {
            lines.Add(
                $"fetched: {Amounts.Count(total.Requests)} requests, {Amounts.Bytes(total.Bytes)} received; "
                + $"{Amounts.Count(total.FromStore)} answers were there, {Amounts.Count(total.Confirmed)} confirmed");
        }

        if (fetch?.Windows is { FileBytes: > 0 } windows)
        {
            lines.Add($"pixels: {Amounts.Bytes(windows.BytesFetched)} of files of {Amounts.Bytes(windows.FileBytes)}"
                + (fetch.BytesDownloaded > 0
                    ? $"; {Amounts.Bytes(fetch.BytesDownloaded)} of files whose server sends no parts"
                    : ""));
        }

        return [.. lines];
    }
}

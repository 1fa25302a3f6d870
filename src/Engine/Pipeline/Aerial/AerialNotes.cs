using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What the summary of a build says about an aerial data set.</summary>
internal static class AerialNotes
{
    /// <summary>The lines.</summary>
    public static ImmutableArray<string> Of(AerialCardFacts facts)
    {
        CaptionTally captions = facts.Captions;
        string left =
            string.Join(", ", facts.Refused.Select(flaw => FormattableString.Invariant($"{flaw.Value} {flaw.Key}"))
                .Append(FormattableString.Invariant($"{facts.PatchesWithoutElements} without map elements"))
                .Append(FormattableString.Invariant($"{facts.PatchesWithoutSubject} without a large enough one")));
        string sum = string.Create(
            CultureInfo.InvariantCulture,
            $"{captions.Samples} samples in {facts.Shards} {(facts.Shards == 1 ? "shard" : "shards")}, "
            + $"{captions.All.Captions} captions; patches left out: {left}");
        long refused = captions.Rejected.Values.Sum();
        if (refused == 0 && captions.Stated == 0)
        {
            return [sum];
        }

        string rate = captions.Stated == 0
            ? "no number, name or direction was held to the facts"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"false discovery rate {Amounts.Share((double)captions.Unsupported / captions.Stated)}: "
                + $"{captions.Unsupported} of {captions.Stated} numbers, names and directions are not in the facts");
        return [sum, FormattableString.Invariant($"{refused} answers refused; {rate}")];
    }
}

using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Keeps a dry run from opening each unit: after a few of them were looked at,
/// the others are asked whether they follow.
/// </summary>
/// <param name="profile">Answers.</param>
/// <param name="units">All units.</param>
internal sealed class Foresight(IProfile profile, ImmutableArray<UnitEntry> units)
{
    /// <summary>Units that are looked at before others are concluded from them.</summary>
    public const int Lead = 16;

    private const int SliceLength = 256;

    /// <summary>Reports the units that follow.</summary>
    /// <param name="positions">Units that need more than a look.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Positions of the others, in order.</returns>
    public int[] Run(int[] positions, CancellationToken cancellation)
    {
        List<Slice> slices = [];
        for (int start = 0; start < positions.Length; start += SliceLength)
        {
            int length = Math.Min(SliceLength, positions.Length - start);
            slices.Add(new Slice(profile, units, positions.AsMemory(start, length)));
        }

        Scheduler.Run(slices, profile.Threads, static _ => { }, cancellation);
        List<int> left = [];
        slices.ForEach(slice => left.AddRange(slice.Left));
        return [.. left];
    }

    /// <summary>Some units: threads that took them one by one would wait for each other more than they do.</summary>
    private sealed class Slice(IProfile profile, ImmutableArray<UnitEntry> units, ReadOnlyMemory<int> positions) : IUnit
    {
        public List<int> Left { get; } = [];

        public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation)
        {
            using IForesight? foresight = profile.Foresee();
            foreach (int position in positions.Span)
            {
                if (foresight is null || !foresight.IsForeseen(position, units[position]))
                {
                    Left.Add(position);
                }
            }

            return [];
        }

        public void Complete(CancellationToken cancellation)
        {
        }

        public void Fail(NuTonicException failure) => throw new InvalidOperationException(failure.Message, failure);
    }
}

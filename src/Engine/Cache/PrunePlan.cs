namespace NuTonic.Engine.Cache;

/// <summary>Chooses the results that have to go; changes nothing.</summary>
internal sealed class PrunePlan
{
    private readonly int[] _uses;
    private readonly PruneIndex _index;
    private readonly PruneLimits _limits;
    private readonly List<PruneAction> _removed = [];
    private long _bytes;

    private PrunePlan(PruneIndex index, PruneLimits limits)
    {
        _index = index;
        _limits = limits;
        _uses = [.. Enumerable.Range(0, index.Contents.Count).Select(index.Uses)];
        _bytes = index.Actions.Sum(action => action.Bytes)
            + index.Contents.Where((_, number) => _uses[number] > 0).Sum(content => content.Bytes);
    }

    /// <summary>The results that go, in the order in which they do.</summary>
    public IReadOnlyList<PruneAction> Removed => _removed;

    /// <summary>Size of what the caller needs, when part of it goes; else 0.</summary>
    public long NeededBytes { get; private set; }

    /// <summary>
    /// Chooses: first whatever is too old; then, if what is left is too large, the least recently used, among equals
    /// those that are fastest to compute again; what the caller needs last, of that no more than must go,
    /// and what cannot be computed again last of all.
    /// </summary>
    public static PrunePlan Make(PruneIndex index, PruneLimits limits, long nowHour)
    {
        PrunePlan plan = new(index, limits);
        plan.Choose(nowHour);
        return plan;
    }

    private void Choose(long nowHour)
    {
        PruneAction[] others = InOrder(isNeeded: false);
        int old = _limits.MaxAgeHours == 0
            ? 0
            : others.TakeWhile(action => nowHour - action.LastUsedHour > _limits.MaxAgeHours).Count();
        Array.ForEach(others[..old], Remove);
        if (_limits.MaxBytes == 0 || _bytes <= _limits.MaxBytes)
        {
            return;
        }

        RemoveUntil(others[old..], _limits.TargetBytes);
        if (_bytes > _limits.MaxBytes)
        {
            NeededBytes = _bytes;
            RemoveUntil(InOrder(isNeeded: true), _limits.MaxBytes);
        }
    }

    private PruneAction[] InOrder(bool isNeeded) =>
    [
        .. _index.Actions
            .Where(action => _limits.Needed.Contains(action.Key) == isNeeded)
            .OrderBy(action => _limits.Dearest.Contains(action.Key))
            .ThenBy(action => action.LastUsedHour)
            .ThenBy(action => action.CostMicroseconds)
            .ThenBy(action => action.Key),
    ];

    private void RemoveUntil(PruneAction[] actions, long target)
    {
        foreach (PruneAction action in actions)
        {
            if (_bytes <= target)
            {
                return;
            }

            Remove(action);
        }
    }

    private void Remove(PruneAction action)
    {
        _removed.Add(action);
        _bytes -= action.Bytes;
        foreach (int content in action.Contents)
        {
            if (--_uses[content] == 0)
            {
                _bytes -= _index.Contents[content].Bytes;
            }
        }
    }
}

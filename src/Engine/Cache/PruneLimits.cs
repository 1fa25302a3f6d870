namespace NuTonic.Engine.Cache;

/// <summary>What pruning may leave in a cache.</summary>
/// <param name="MaxBytes">Largest size, as <see cref="PruneIndex"/> counts it; 0: no limit.</param>
/// <param name="MaxAgeHours">Results that nobody used for longer go; 0: no limit.</param>
/// <param name="Needed">Results that the caller's data set consists of: age spares them, size takes them last.</param>
internal sealed record PruneLimits(long MaxBytes, long MaxAgeHours, IReadOnlySet<Digest> Needed)
{
    private const int TargetPercent = 80;

    /// <summary>Those of <see cref="Needed"/> that no computing brings back: they go after all others.</summary>
    public IReadOnlySet<Digest> Dearest { get; init; } = new HashSet<Digest>();

    /// <summary>
    /// Size that results which nobody needs are removed down to once the limit is passed: below the limit, so that not
    /// every build prunes.
    /// </summary>
    public long TargetBytes => MaxBytes / 100 * TargetPercent;
}

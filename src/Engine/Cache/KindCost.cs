namespace NuTonic.Engine.Cache;

/// <summary>
/// What actions of a kind cost on average. A class, because collections of small values are compiled at run time.
/// </summary>
/// <param name="kind">The kind.</param>
internal sealed class KindCost(string kind)
{
    private long _count;
    private long _sum;

    /// <summary>The kind.</summary>
    public string Kind => kind;

    /// <summary>Mean time in microseconds; 0 before the first action.</summary>
    public double MeanMicroseconds => _count == 0 ? 0 : (double)_sum / _count;

    /// <summary>Adds an action.</summary>
    /// <param name="microseconds">Its time, at least 0.</param>
    public void Add(long microseconds)
    {
        _count++;
        _sum += microseconds;
    }
}

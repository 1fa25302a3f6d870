namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// How much work the relations of one extract may make: a few bytes of a hostile file can name the largest way again
/// and again, or nest rings by the thousand. Real maps need a hundredth of what the nodes of their ways grant.
/// </summary>
internal sealed class WorkBudget
{
    /// <summary>Price of looking up a position, in edges of a ring.</summary>
    public const long PerPosition = 20;

    private const long Base = 1_000_000_000;
    private const long GrantPerNode = 200;

    private long _left = Base;

    /// <summary>Adds what <paramref name="nodes"/> nodes of a way grant.</summary>
    public void Grant(long nodes) => _left += nodes * GrantPerNode;

    /// <summary>Takes <paramref name="edges"/> from what is left; false when it is not enough.</summary>
    public bool TrySpend(long edges)
    {
        _left -= edges;
        return _left >= 0;
    }
}

using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>Finds the aerial quads of a box. Safe for several threads.</summary>
/// <param name="client">The API that has them.</param>
internal sealed class NaipSource(StacClient client)
{
    /// <summary>
    /// One quad for each quarter quadrangle that touches <paramref name="box"/>, ordered by its number.
    /// </summary>
    /// <param name="box">The box.</param>
    /// <param name="year">Year of acquisition; null for the newest of each.</param>
    /// <param name="subject">What they are for, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1530: there are none; NT1531: too many; NT1500-NT1503, NT1512:
    /// what the server sent; NT13xx: nothing could be had.</exception>
    public async Task<ImmutableArray<NaipQuad>> FindAsync(
        SearchBox box, int? year, string? subject, CancellationToken cancellationToken)
    {
        StacAnswer answer = await client.SearchAsync(NaipSearch.Search(box, year), subject, cancellationToken);
        StacOrigin origin = new(client.Endpoint.Host, subject);
        NaipSearch.CheckWhole(answer, origin);
        return NaipSearch.Choose(answer, year, origin);
    }
}

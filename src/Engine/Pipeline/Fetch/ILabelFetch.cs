using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Fetches the labels of POIs. Safe for several threads.</summary>
internal interface ILabelFetch
{
    /// <summary>The label raster of a POI.</summary>
    /// <param name="order">The POI.</param>
    /// <param name="report">Hears warnings.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NuTonicException">NT13xx to NT17xx: there are none, or they could not be had.</exception>
    Task<FetchedPart> FetchAsync(LabelOrder order, Action<Diagnostic> report, CancellationToken cancellationToken);
}

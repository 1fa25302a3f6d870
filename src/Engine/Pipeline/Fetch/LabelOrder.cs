using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What labels are wanted for.</summary>
/// <param name="Place">The POI.</param>
/// <param name="Box">Its box in degrees.</param>
/// <param name="Search">The same, for catalogues.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="Scene">Its scene.</param>
internal sealed record LabelOrder(Place Place, Extent Box, SearchBox Search, Grid Grid, FoundScene Scene);

namespace NuTonic.Engine.Pipeline;

/// <summary>Nodes of a build by verdict.</summary>
/// <param name="Built">Computed; after a dry run: to be computed.</param>
/// <param name="FromCache">Taken from the cache.</param>
/// <param name="UpToDate">As the last build left them.</param>
public sealed record DatasetResult(int Built, int FromCache, int UpToDate);

namespace NuTonic.Engine.Pipeline;

/// <summary>Nodes of a build by verdict.</summary>
/// <param name="Built">Computed; after a dry run: to be computed.</param>
/// <param name="FromCache">Taken from the cache.</param>
/// <param name="UpToDate">As the last build left them.</param>
public sealed record DatasetResult(int Built, int FromCache, int UpToDate)
{
    /// <summary>Absolute folder that was built into; empty after a dry run or when nothing could be started.</summary>
    public string DatasetDir { get; init; } = "";

    /// <summary>All numbers of the build by name, as text; empty after a dry run.</summary>
    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();
}

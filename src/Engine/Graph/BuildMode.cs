namespace NuTonic.Engine.Graph;

/// <summary>What a pass over the graph may do.</summary>
internal enum BuildMode
{
    /// <summary>Compute what is missing and publish it.</summary>
    Build,

    /// <summary>Look only: nothing is computed, stored or published.</summary>
    DryRun,

    /// <summary>Compute every node again and compare with what the cache holds.</summary>
    Rebuild,
}

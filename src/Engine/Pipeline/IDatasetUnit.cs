using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline;

/// <summary>What is made from all units together.</summary>
internal interface IDatasetUnit
{
    /// <summary>Contents that a file has to be assembled from and that the store no longer has.</summary>
    DigestSequence MissingParts();

    /// <summary>Evaluates and publishes everything.</summary>
    void Run(CancellationToken cancellation);
}

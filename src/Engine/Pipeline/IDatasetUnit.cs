using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline;

/// <summary>What is made from all units together.</summary>
internal interface IDatasetUnit
{
    /// <summary>Contents that a file has to be assembled from and that the store no longer has.</summary>
    DigestSequence MissingParts();

    /// <summary>Evaluates and publishes everything.</summary>
    /// <param name="inputs">Hash of everything that the units give to it; kept for the next build.</param>
    /// <param name="cancellation">Stops between nodes.</param>
    void Run(Hash128 inputs, CancellationToken cancellation);
}

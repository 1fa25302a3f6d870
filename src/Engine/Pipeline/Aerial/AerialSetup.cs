using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The profile of aerial quads: patches with captions, in shards.</summary>
/// <param name="steps">Options of the steps.</param>
internal sealed class AerialSetup(AerialOptions steps) : IProfileSetup
{
    /// <inheritdoc/>
    public string UnitsWord => "quads";

    /// <inheritdoc/>
    public string SourceRoot(
        BuildOptions options, string stateFolder, Action<Diagnostic> report, CancellationToken cancellation) =>
        options.ImageryRoot ?? throw new NotImplementedException(steps.ToString());

    /// <inheritdoc/>
    public BuildContext Create(BuildOptions options, BuildServices services, string sourceRoot, string stateFolder) =>
        throw new NotImplementedException();
}

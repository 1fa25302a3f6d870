using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>A kind of data set whose options were checked, before anything is open.</summary>
internal interface IProfileSetup
{
    /// <summary>What its units are called, as in "3 of 8 POIs".</summary>
    string UnitsWord { get; }

    /// <summary>Absolute folder of the sources; draws the sample world when the options name none.</summary>
    /// <param name="options">Options and locations.</param>
    /// <param name="stateFolder">Absolute folder for what this checkout remembers between builds.</param>
    /// <param name="report">Receives warnings.</param>
    /// <param name="cancellation">Ends the wait for another build that draws it.</param>
    string SourceRoot(
        BuildOptions options, string stateFolder, Action<Diagnostic> report, CancellationToken cancellation);

    /// <summary>Makes what every unit of one build shares; the session closes it.</summary>
    /// <param name="options">Options and locations.</param>
    /// <param name="services">The graph's stores and listener.</param>
    /// <param name="sourceRoot">What <see cref="SourceRoot"/> gave.</param>
    /// <param name="stateFolder">Absolute folder for what this checkout remembers between builds.</param>
    /// <exception cref="NuTonicException">A file that every unit needs is bad.</exception>
    BuildContext Create(BuildOptions options, BuildServices services, string sourceRoot, string stateFolder);
}

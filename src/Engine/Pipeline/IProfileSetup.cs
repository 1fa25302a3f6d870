using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>A kind of data set whose options were checked, before anything is open.</summary>
internal interface IProfileSetup
{
    /// <summary>What its units are called, as in "3 of 8 POIs".</summary>
    string UnitsWord { get; }

    /// <summary>The sources: a folder of the user's, or what is fetched, or the sample world, which is drawn.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellation">Ends fetching, or the wait for another build that draws the world.</param>
    /// <exception cref="NuTonicException">NT13xx to NT19xx: the sources cannot be had.</exception>
    SourceFolder Sources(SourceRequest request, CancellationToken cancellation);

    /// <summary>Makes what every unit of one build shares; the session closes it.</summary>
    /// <param name="options">Options and locations.</param>
    /// <param name="services">The graph's stores and listener.</param>
    /// <param name="sources">What <see cref="Sources"/> gave.</param>
    /// <param name="stateFolder">Absolute folder for what this checkout remembers between builds.</param>
    /// <exception cref="NuTonicException">A file that every unit needs is bad.</exception>
    BuildContext Create(BuildOptions options, BuildServices services, SourceFolder sources, string stateFolder);
}

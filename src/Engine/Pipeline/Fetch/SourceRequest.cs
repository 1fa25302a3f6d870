using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What a profile needs to bring its sources to the disk.</summary>
/// <param name="Options">Options and locations.</param>
/// <param name="StateFolder">Absolute folder for what this checkout remembers between builds.</param>
/// <param name="BuildFolder">Absolute folder of what is remembered of one output folder.</param>
/// <param name="Cache">Keeps what was fetched.</param>
/// <param name="Log">Hears warnings and how far it is.</param>
internal sealed record SourceRequest(
    BuildOptions Options, string StateFolder, string BuildFolder, CacheDirectory Cache, IDatasetLog Log)
{
    /// <summary>True when servers may be asked and the disk be written; false in a dry run.</summary>
    public bool MayFetch { get; init; }

    /// <summary>
    /// True when a build, or what says what one would do, needs all sources; false when outputs are only removed.
    /// </summary>
    public bool MustBeWhole { get; init; } = true;

    /// <summary>Where a value of an option was set, as far as that is known.</summary>
    public Func<string, SourceLocation?> Locate { get; init; } = _ => null;

    /// <summary>Folder of the sources that are fetched for this output folder.</summary>
    public string FetchFolder => FetchFolderIn(BuildFolder);

    /// <summary>As <see cref="FetchFolder"/>.</summary>
    /// <param name="buildFolder">Absolute folder of what is remembered of one output folder.</param>
    public static string FetchFolderIn(string buildFolder) => Path.Combine(buildFolder, "fetched");
}

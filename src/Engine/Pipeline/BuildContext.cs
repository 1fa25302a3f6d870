using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>What every unit of one build shares, whatever kind of data set it builds.</summary>
/// <param name="Options">Options and locations.</param>
/// <param name="Services">The graph's stores and listener.</param>
/// <param name="OptionsDigest">Digest of everything besides its own files that can reach a unit.</param>
internal abstract record BuildContext(BuildOptions Options, BuildServices Services, Digest OptionsDigest) : IDisposable
{
    /// <summary>Absolute folder of the sources of all units.</summary>
    public required string SourceRoot { get; init; }

    /// <summary>Judges stamps of the sources.</summary>
    public required StampClock SourceClock { get; init; }

    /// <summary>Options that change a byte of the data set, by name, and digests of what is not built in.</summary>
    public required ImmutableArray<Setting> Settings { get; init; }

    /// <summary>Kinds of nodes whose results are paid for: they are made once and handed on.</summary>
    public ImmutableArray<string> PaidKinds { get; init; } = [];

    /// <summary>What the summary of the build says besides the counts of nodes.</summary>
    public BuildNotes Notes { get; } = new();

    /// <summary>True when a dry run leaves units of the build out.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The kind of data set, for one pass.</summary>
    public abstract IProfile Begin();

    /// <summary>Closes what the session opened; copies of the context share it.</summary>
    public abstract void Dispose();
}

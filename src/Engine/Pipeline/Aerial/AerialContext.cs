using System.Collections.Frozen;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What every quad of one build shares.</summary>
/// <param name="Options">Options and locations.</param>
/// <param name="Steps">Options of the steps.</param>
/// <param name="Services">The graph's stores and listener.</param>
/// <param name="OptionsDigest">Digest of every option, file and step version that can reach a quad.</param>
internal sealed record AerialContext(
    BuildOptions Options, AerialOptions Steps, BuildServices Services, Digest OptionsDigest)
    : BuildContext(Options, Services, OptionsDigest)
{
    /// <summary>The map.</summary>
    public required ExtractUse Map { get; init; }

    /// <summary>True when the quads are those of the sample world.</summary>
    public required bool IsSampleWorld { get; init; }

    /// <summary>What tags mean.</summary>
    public required GlossaryUse Glossary { get; init; }

    /// <summary>Who writes captions.</summary>
    public required CaptionWriters Captions { get; init; }

    /// <summary>Keeps computing threads to the number of cores.</summary>
    public required CpuGate Gate { get; init; }

    /// <summary>The quads by name, listed when they are first asked for.</summary>
    public required Lazy<FrozenDictionary<string, QuadFile>> Listing { get; init; }

    /// <summary>The quads by name.</summary>
    /// <exception cref="NuTonicException">NT1023 to NT1026, NT1100 to NT1105: the folder.</exception>
    public FrozenDictionary<string, QuadFile> Files => Listing.Value;

    /// <inheritdoc/>
    public override IProfile Begin() => new AerialProfile(this);

    /// <inheritdoc/>
    public override void Dispose()
    {
        Captions.Dispose();
        Map.Dispose();
        Gate.Dispose();
    }
}

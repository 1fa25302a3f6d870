using System.Collections.Frozen;
using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources.Aerial;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The profile of aerial quads: patches with captions, in shards.</summary>
/// <param name="steps">Options of the steps.</param>
internal sealed class AerialSetup(AerialOptions steps) : IProfileSetup
{
    /// <inheritdoc/>
    public string UnitsWord => "quads";

    /// <inheritdoc/>
    public SourceFolder Sources(SourceRequest request, CancellationToken cancellation)
    {
        FetchSettings.Check(request.Options.Set, "ImageryRoot", request.Locate);
        return FetchSettings.AreSet(request.Options.Set)
            ? QuadFetching.Run(request, cancellation)
            : new SourceFolder(request.Options.ImageryRoot ?? Path.Combine(
                AerialSampleRoot.Ensure(request.Options.Set, request.StateFolder, request.Log.Report, cancellation),
                AerialWorld.ImageryName));
    }

    /// <summary>Finds out what the files that every quad needs contain; they are read when a node needs them.</summary>
    /// <exception cref="NuTonicException">The extract, the glossary or a template cannot be read.</exception>
    public BuildContext Create(BuildOptions options, BuildServices services, SourceFolder sources, string stateFolder)
    {
        FileMemory files = new(Path.Combine(stateFolder, "files"), services.Mode != BuildMode.DryRun);
        // The sample's map has cut elements on purpose.
        ExtractUse map = ExtractUse.Of(
            ExtractOf(options, sources, stateFolder),
            files,
            Path.Combine(stateFolder, "osm"),
            tellsCut: options.OsmExtract is not null);
        if (!map.Exists)
        {
            services.Listener.Report(Diagnostic.Create(Errors.NoExtract, null));
        }

        GlossaryUse glossary = GlossaryUse.Of(options.TagGlossary, files, steps.Facts);
        CaptionWriters captions = CaptionWriters.Create(options, steps, services.Listener.Report);
        ImmutableArray<Setting> settings =
        [
            .. options.Set.ChangingResult(OptionTable.Aerial),
            new Setting("glossary", glossary.Digest.IsEmpty ? "built in" : glossary.Digest.ToString()),
            .. captions.Settings(),
        ];
        return new AerialContext(
            options,
            steps,
            services,
            OptionsDigest.Of(
                settings.Append(new Setting("ImageryRoot", sources.Path)).Append(Extract(map)),
                options.Set.Flag("AllowExternalLinks"),
                typeof(AerialVersions)))
        {
            SourceRoot = sources.Path,
            SourceClock = new StampClock(sources.Path),
            Listing = new(() => QuadFolder
                .List(sources.Path, options.Set.Flag("AllowExternalLinks"))
                .ToFrozenDictionary(file => file.Name, StringComparer.Ordinal)),
            Settings = [.. settings, Extract(map)],
            Map = map,
            IsSampleWorld = options.ImageryRoot is null && !sources.IsFetched,
            Glossary = glossary,
            Captions = captions,
            Gate = new CpuGate(options.Threads),
            PaidKinds = captions.Chat is null ? [] : [CaptionNode.Kind, CaptionNode.RevisionKind],
        };
    }

    private static Setting Extract(ExtractUse map) =>
        new Setting("extract", map.Exists ? map.Digest.ToString() : "none");

    private static string? ExtractOf(BuildOptions options, SourceFolder sources, string stateFolder) =>
        options.OsmExtract
        ?? sources.Extract
        ?? (options.ImageryRoot is null && !sources.IsFetched
            ? Path.Combine(AerialSampleRoot.Of(options.Set, stateFolder), AerialWorld.MapName)
            : null);
}

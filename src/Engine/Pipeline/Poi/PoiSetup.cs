using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The land-cover profile: POI folders become chips, masks and rows.</summary>
/// <param name="steps">Options of the steps.</param>
internal sealed class PoiSetup(StepOptions steps) : IProfileSetup
{
    /// <inheritdoc/>
    public string UnitsWord => "POIs";

    /// <inheritdoc/>
    public SourceFolder Sources(SourceRequest request, CancellationToken cancellation)
    {
        BuildOptions options = request.Options;
        FetchSettings.Check(options.Set, "PoiRoot", request.Locate);
        return FetchSettings.AreSet(options.Set)
            ? new PlaceFetching(request, PoiFetchKeys.Of(request), scope => new PoiFetchClients(scope))
            {
                Chosen = places => SplitLeaks.Warn(places, steps, options.Set, request.Log.Report),
            }.Run(null, cancellation)
            : new SourceFolder(options.PoiRoot
                ?? PoiSampleRoot.Ensure(options.Set, request.StateFolder, request.Log.Report, cancellation));
    }

    /// <summary>Loads the templates and collects the options that count.</summary>
    /// <exception cref="NuTonicException">NT6xxx: a template is bad.</exception>
    public BuildContext Create(BuildOptions options, BuildServices services, SourceFolder sources, string stateFolder)
    {
        List<Diagnostic> warnings = [];
        PromptTemplates templates = options.PromptDir is null
            ? PromptTemplates.LoadEmbedded()
            : PromptTemplates.Load(options.PromptDir, warnings);
        warnings.ForEach(services.Listener.Report);
        PromptDigests prompts = PromptDigests.Of(templates, steps);
        List<Setting> settings = SettingsOf(options.Set);

        // Warnings that are repeated name files: where the POIs were moved, they have to be found anew.
        Setting place = new("PoiRoot", sources.Path);
        return new PoiContext(
            options,
            steps,
            services,
            templates,
            prompts,
            OptionsDigest.Of(
                settings.Append(place).Concat(prompts.Settings()),
                options.Set.Flag("AllowExternalLinks"),
                typeof(StepVersions)))
        {
            SourceRoot = sources.Path,
            Unfetched = sources.Unfetched,
            IsSampleWorld = options.PoiRoot is null && !sources.IsFetched,
            Renderers = new RendererPool(new ResizeKernel(steps.NativeTile, steps.OutputSize), steps.Stretch),
            SourceClock = new StampClock(sources.Path),
            SourceOptions = new PoiFolderOptions(
                options.Set.Text("ItemMatch") == "exact" ? ItemMatch.Exact : ItemMatch.Substring,
                options.Set.Flag("AllowExternalLinks"),
                NeedsLabel: !steps.SyntheticLabels,
                TakesSceneClasses: steps.LimitsClouds),
            Settings = [.. settings, .. prompts.Settings()],
        };
    }

    // At its default it says nothing about a data set that fits: whether there are sub-folders follows from the POIs.
    private static List<Setting> SettingsOf(OptionSet set)
    {
        List<Setting> settings = [.. set.ChangingResult(OptionTable.LandCover)];
        string entries = set.Text("FolderEntries");
        if (entries != OptionTable.Find("FolderEntries")!.Default)
        {
            settings.Add(new Setting("FolderEntries", entries));
            settings.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        }

        return settings;
    }
}

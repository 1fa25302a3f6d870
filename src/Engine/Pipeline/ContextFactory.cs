using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline;

/// <summary>Makes what every unit of one build shares.</summary>
internal static class ContextFactory
{
    /// <summary>Loads the templates and collects the options that count.</summary>
    /// <exception cref="NuTonicException">NT6xxx: a template is bad.</exception>
    public static BuildContext Create(
        BuildOptions options, StepOptions steps, BuildServices services, string poiRoot)
    {
        List<Diagnostic> warnings = [];
        PromptTemplates templates = options.PromptDir is null
            ? PromptTemplates.LoadEmbedded()
            : PromptTemplates.Load(options.PromptDir, warnings);
        warnings.ForEach(services.Listener.Report);
        PromptDigests prompts = PromptDigests.Of(templates, steps);
        KeyValuePair<string, string>[] settings = [.. options.Set.ChangingResult];

        // Warnings that are repeated name files: where the POIs were moved, they have to be found anew.
        KeyValuePair<string, string> place = new("PoiRoot", poiRoot);
        return new BuildContext(
            options,
            steps,
            services,
            templates,
            prompts,
            OptionsDigest.Of(settings.Append(place), prompts, options.Set.Flag("AllowExternalLinks")))
        {
            Renderers = new RendererPool(new ResizeKernel(steps.NativeTile, steps.OutputSize), steps.Stretch),
            SourceClock = new StampClock(poiRoot),
            SourceOptions = new PoiFolderOptions(
                options.Set.Text("ItemMatch") == "exact" ? ItemMatch.Exact : ItemMatch.Substring,
                options.Set.Flag("AllowExternalLinks"),
                NeedsLabel: !steps.SyntheticLabels),
            Settings = [.. settings, .. prompts.Settings()],
        };
    }
}

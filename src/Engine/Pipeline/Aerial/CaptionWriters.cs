using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Who writes the captions of a build: templates, and before them models when the options name a server.
/// </summary>
internal sealed class CaptionWriters : IDisposable
{
    private static readonly string[] ServerOptions = ["CaptionEndpoint", "CaptionModels"];
    private static readonly CaptionTask[] Tasks = Enum.GetValues<CaptionTask>();

    private readonly ImmutableDictionary<CaptionTask, Digest> _templates;
    private readonly ImmutableArray<Setting> _settings;

    private CaptionWriters(
        TemplateCaptioner template, CaptionTemplates templates, ChatWriter? chat, ChatPrompts? prompts)
    {
        Template = template;
        Chat = chat;
        _templates = Tasks.ToImmutableDictionary(task => task, task => Digest.Of(templates.Material(task).AsSpan()));
        _settings =
        [
            .. Tasks.Select(task => new Setting($"templates of {task}", _templates[task].ToString())),
            .. prompts is null
                ? []
                : Tasks.Select(task => new Setting(
                    $"prompts of {task}", Digest.Of(prompts.Material(task).AsSpan()).ToString())),
        ];
    }

    /// <summary>The templates.</summary>
    public TemplateCaptioner Template { get; }

    /// <summary>The server; null without one.</summary>
    public ChatWriter? Chat { get; }

    /// <summary>Loads templates and prompts.</summary>
    /// <exception cref="NuTonicException">NT5001 to NT5011: a file is wrong; NT55xx: an option is.</exception>
    public static CaptionWriters Create(BuildOptions options, AerialOptions steps, Action<Diagnostic> report)
    {
        string[] unused = steps.Chat is null
            ? [.. ServerOptions.Where(name => options.Set.Text(name).Length > 0)]
            : [];
        if (unused.Length > 0)
        {
            report(Diagnostic.Create(Errors.CaptionServerUnused, null, string.Join(" and ", unused)));
        }

        List<Diagnostic> warnings = [];
        PromptFolder folder = options.PromptDir is null
            ? PromptFolder.Embedded
            : PromptFolder.Open(options.PromptDir, warnings);
        warnings.ForEach(report);
        CaptionTemplates templates = CaptionTemplates.Load(folder);
        ChatPrompts? prompts = steps.Chat is null ? null : ChatPrompts.Load(folder);
        return new CaptionWriters(
            new TemplateCaptioner(templates, steps.Wash),
            templates,
            prompts is null ? null : ChatWriter.Create(options.Set, steps, steps.Chat!, prompts),
            prompts);
    }

    /// <summary>
    /// Digests of templates and prompts as settings, so that the record of a build says which ones it used.
    /// </summary>
    public IEnumerable<Setting> Settings() => _settings;

    /// <summary>Digest of the templates of a task.</summary>
    public Digest TemplatesOf(CaptionTask task) => _templates[task];

    /// <summary>Name of the template file of a task, as the table of a shard has it.</summary>
    public static string TemplateName(CaptionTask task) => task switch
    {
        CaptionTask.Area => "aerial_area",
        CaptionTask.NonArea => "aerial_line",
        _ => "aerial_revision",
    };

    /// <inheritdoc/>
    public void Dispose() => Chat?.Dispose();
}

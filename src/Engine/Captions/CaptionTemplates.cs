using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>The template files of the template captioner.</summary>
internal sealed class CaptionTemplates
{
    private CaptionTemplates(PromptFolder folder)
    {
        Words = folder.Load(CaptionSchema.Words);
        Areas = folder.Load(CaptionSchema.Areas);
        Lines = folder.Load(CaptionSchema.Lines);
        Revisions = folder.Load(CaptionSchema.Revisions);
    }

    /// <summary>Phrases that all captions share.</summary>
    public PromptFile Words { get; }

    /// <summary>Captions of areas.</summary>
    public PromptFile Areas { get; }

    /// <summary>Captions of lines and points.</summary>
    public PromptFile Lines { get; }

    /// <summary>Captions in other words.</summary>
    public PromptFile Revisions { get; }

    /// <summary>Loads the files of <paramref name="folder"/>.</summary>
    /// <exception cref="NuTonicException">NT5002 to NT5009, NT5011: a file is wrong.</exception>
    public static CaptionTemplates Load(PromptFolder folder) => new(folder);

    /// <summary>What a fingerprint of captions of <paramref name="task"/> is made of.</summary>
    public ImmutableArray<byte> Material(CaptionTask task) => task switch
    {
        CaptionTask.Area => [.. Words.Material, .. Areas.Material],
        CaptionTask.NonArea => [.. Words.Material, .. Lines.Material],
        _ => [.. Words.Material, .. Areas.Material, .. Lines.Material, .. Revisions.Material],
    };
}

using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>The prompt files for models.</summary>
internal sealed class ChatPrompts
{
    private readonly PromptFile _area;
    private readonly PromptFile _line;
    private readonly PromptFile _revision;

    private ChatPrompts(PromptFolder folder)
    {
        _area = folder.Load(ChatSchema.Area);
        _line = folder.Load(ChatSchema.Line);
        _revision = folder.Load(ChatSchema.Revision);
    }

    /// <summary>Loads the files of <paramref name="folder"/>.</summary>
    /// <exception cref="NuTonicException">NT5002 to NT5009, NT5011: a file is wrong.</exception>
    public static ChatPrompts Load(PromptFolder folder) => new(folder);

    /// <summary>The file for captions of <paramref name="task"/>.</summary>
    public PromptFile Of(CaptionTask task) => task switch
    {
        CaptionTask.Area => _area,
        CaptionTask.NonArea => _line,
        _ => _revision,
    };

    /// <summary>
    /// What a digest of the prompts of <paramref name="task"/> is made of; each prompt's own bytes say more.
    /// </summary>
    public ImmutableArray<byte> Material(CaptionTask task) => Of(task).Material;
}

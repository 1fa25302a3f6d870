using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>What the prompt files for models must hold.</summary>
internal static class ChatSchema
{
    /// <summary>The section with what the model is told first.</summary>
    public const string System = "system";

    /// <summary>The section with the question.</summary>
    public const string User = "user";

    /// <summary>Prompt for a raw caption of an area.</summary>
    public static TemplateSchema Area { get; } = Raw("chat_area.txt");

    /// <summary>Prompt for a raw caption of a line or a point.</summary>
    public static TemplateSchema Line { get; } = Raw("chat_line.txt");

    /// <summary>Prompt for a caption in other words.</summary>
    public static TemplateSchema Revision { get; } = new(
        "chat_revision.txt",
        [
            new(System, [], IsText: true),
            new(User, ["style", "examples", "caption"], IsText: true),
            new("style", []),
            new("example", []),
        ]);

    private static TemplateSchema Raw(string fileName) =>
        new(fileName, [new(System, ["count"], IsText: true), new(User, ["facts", "count"], IsText: true)]);
}

namespace NuTonic.Engine.Diagnostics;

// NT5xxx: rows. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>PromptDir names no folder: its path.</summary>
    public static readonly ErrorDescriptor PromptFolderMissing = Error(
        "NT5001", "Prompt folder '{0}' does not exist: create it, or unset PromptDir to use the built-in templates.");

    /// <summary>A template file is not UTF-8: its path.</summary>
    public static readonly ErrorDescriptor PromptNotUtf8 = Error(
        "NT5002", "Template '{0}' is not valid UTF-8: save it as UTF-8.");

    /// <summary>A template line stands before the first section header.</summary>
    public static readonly ErrorDescriptor PromptNoSection = Error(
        "NT5003", "The line stands before the first section: put it under a header such as [question].");

    /// <summary>Unknown section: name, file, known names.</summary>
    public static readonly ErrorDescriptor PromptUnknownSection = Error(
        "NT5004", "Section [{0}] is unknown in {1}: use one of {2}.");

    /// <summary>An opening or closing brace without its partner.</summary>
    public static readonly ErrorDescriptor PromptBraces = Error(
        "NT5005", "A brace has no partner: write {{name}} for a placeholder, and {{{{ or }}}} for a brace itself.");

    /// <summary>Unknown placeholder: name, section, known names.</summary>
    public static readonly ErrorDescriptor PromptUnknownPlaceholder = Error(
        "NT5006", "Placeholder '{0}' has no value in section [{1}]: it may use {2}.");

    /// <summary>A placeholder with the wrong number of forms: its text.</summary>
    public static readonly ErrorDescriptor PromptForms = Error(
        "NT5007", "Placeholder '{0}' needs two forms: write {{name|singular|plural}}.");

    /// <summary>A section without any line: section, file.</summary>
    public static readonly ErrorDescriptor PromptEmptySection = Error(
        "NT5008", "Section [{0}] of '{1}' is missing or empty: give it at least one line.");

    /// <summary>A chat token or a control character in a template: what was found.</summary>
    public static readonly ErrorDescriptor PromptForbiddenText = Error(
        "NT5009", "The line contains {0}, which would break the chat format of the rows: remove it.");

    /// <summary>A file in PromptDir that no row uses: name, known names.</summary>
    public static readonly ErrorDescriptor PromptUnknownFile = Warning(
        "NT5010", "'{0}' is no template and is ignored: the templates are {1}.");

    /// <summary>A template file could not be read: path, cause.</summary>
    public static readonly ErrorDescriptor PromptUnreadable = Error(
        "NT5011", "Template '{0}' cannot be read: {1}");

    /// <summary>A row file is not clean JSON lines: what is wrong.</summary>
    public static readonly ErrorDescriptor RowLines = Error(
        "NT5020", "The row file is not clean JSON lines: {0}.");

    /// <summary>A row has not the shape of a chat: what is wrong.</summary>
    public static readonly ErrorDescriptor RowShape = Error(
        "NT5021", "The row has the wrong shape: {0}.");

    /// <summary>A row names an image in a way that readers cannot follow: path, what is wrong.</summary>
    public static readonly ErrorDescriptor RowImage = Error(
        "NT5022", "Image '{0}' {1}: use a relative path with forward slashes inside the data set.");

    /// <summary>A row's text holds a chat token or a control character: what was found.</summary>
    public static readonly ErrorDescriptor RowText = Error(
        "NT5023", "The row's text contains {0}.");

    /// <summary>A grounding answer is not a valid list of boxes: what is wrong.</summary>
    public static readonly ErrorDescriptor RowBoxes = Error(
        "NT5024", "The box list is wrong: {0}.");
}

using System.Collections.Immutable;
using System.Reflection;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Templates;

/// <summary>
/// Where template files come from: the program itself, or a folder whose files replace those of the same name.
/// </summary>
internal sealed class PromptFolder
{
    private readonly string? _folder;

    private PromptFolder(string? folder) => _folder = folder;

    /// <summary>The files that the program carries.</summary>
    public static PromptFolder Embedded { get; } = new(null);

    // A folder may serve both profiles, so neither complains about the files of the other one.
    private static ImmutableArray<string> Names { get; } =
    [
        "caption.txt", "ground_all.txt", "ground_all_capped.txt", "class_caption.txt", "ground_class.txt",
        "ground_class_capped.txt", "overview.txt", "aerial_area.txt", "aerial_line.txt", "aerial_revision.txt",
        "aerial_words.txt", "chat_area.txt", "chat_line.txt", "chat_revision.txt",
    ];

    /// <summary>The files of <paramref name="folder"/>, and for the others those that the program carries.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="warnings">Receives NT5010 for each <c>*.txt</c> that is no template's name.</param>
    /// <exception cref="NuTonicException">NT5001: no such folder.</exception>
    public static PromptFolder Open(string folder, ICollection<Diagnostic> warnings)
    {
        if (!Directory.Exists(folder))
        {
            throw new NuTonicException(Errors.PromptFolderMissing, new SourceLocation(folder), folder);
        }

        IEnumerable<string> unknown = Directory.EnumerateFiles(folder, "*.txt")
            .Select(path => Path.GetFileName(path))
            .Where(name => !Names.Contains(name))
            .Order(StringComparer.Ordinal);
        foreach (string name in unknown)
        {
            SourceLocation location = new(Path.Combine(folder, name));
            warnings.Add(Diagnostic.Create(Errors.PromptUnknownFile, location, name, string.Join(", ", Names)));
        }

        return new PromptFolder(folder);
    }

    /// <summary>The parsed file of <paramref name="schema"/>.</summary>
    /// <exception cref="NuTonicException">NT5002 to NT5009, NT5011: the file is wrong.</exception>
    public PromptFile Load(TemplateSchema schema)
    {
        string? path = _folder is null ? null : Path.Combine(_folder, schema.FileName);
        return File.Exists(path)
            ? PromptFile.Parse(schema, Read(path), path)
            : PromptFile.Parse(schema, ReadEmbedded(schema), schema.FileName);
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SourceLocation location = new(path);
            throw new NuTonicException(Diagnostic.Create(Errors.PromptUnreadable, location, path, e.Message), e);
        }
    }

    private static byte[] ReadEmbedded(TemplateSchema schema)
    {
        string name = "prompts/" + schema.FileName;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"resource {name} is not in the assembly");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}

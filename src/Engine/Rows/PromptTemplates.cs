using System.Collections.Immutable;
using System.Reflection;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Rows;

/// <summary>The sentences of all rows: one template file for each <see cref="PromptKind"/>.</summary>
internal sealed class PromptTemplates
{
    private readonly ImmutableArray<PromptFile> _files;

    private PromptTemplates(ImmutableArray<PromptFile> files) => _files = files;

    /// <summary>The templates that the program carries.</summary>
    public static PromptTemplates LoadEmbedded() =>
        new([.. PromptSchema.All.Select(schema => PromptFile.Parse(schema, Embedded(schema), schema.FileName))]);

    /// <summary>
    /// The embedded templates, each replaced by the file of the same name in <paramref name="folder"/>.
    /// </summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="warnings">Receives NT5010 for each <c>*.txt</c> that is no template's name.</param>
    /// <exception cref="NuTonicException">NT5001: no such folder; NT5002 to NT5009: a file is wrong.</exception>
    public static PromptTemplates Load(string folder, ICollection<Diagnostic> warnings)
    {
        if (!Directory.Exists(folder))
        {
            throw new NuTonicException(Errors.PromptFolderMissing, new SourceLocation(folder), folder);
        }

        WarnOfUnknownNames(folder, warnings);
        return new PromptTemplates([.. PromptSchema.All.Select(schema => LoadOne(schema, folder))]);
    }

    /// <summary>Canonical bytes of one template: what a fingerprint of the rows that use it is made of.</summary>
    public ImmutableArray<byte> Material(PromptKind kind) => _files[(int)kind].Material;

    /// <summary>
    /// A sentence: the variant of <paramref name="section"/> that <paramref name="seed"/> picks, filled.
    /// </summary>
    public string Render(
        PromptKind kind, string section, PromptSeed seed, IReadOnlyDictionary<string, PromptValue> values) =>
        _files[(int)kind].Pick(section, seed).Render(values);

    private static PromptFile LoadOne(PromptSchema schema, string folder)
    {
        string path = Path.Combine(folder, schema.FileName);
        return File.Exists(path)
            ? PromptFile.Parse(schema, Read(path), path)
            : PromptFile.Parse(schema, Embedded(schema), schema.FileName);
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

    private static byte[] Embedded(PromptSchema schema)
    {
        string name = "prompts/" + schema.FileName;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"resource {name} is not in the assembly");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static void WarnOfUnknownNames(string folder, ICollection<Diagnostic> warnings)
    {
        HashSet<string> known = [.. PromptSchema.All.Select(schema => schema.FileName)];
        IEnumerable<string> unknown = Directory.EnumerateFiles(folder, "*.txt")
            .Select(path => Path.GetFileName(path))
            .Where(name => !known.Contains(name))
            .Order(StringComparer.Ordinal);
        string list = string.Join(", ", PromptSchema.All.Select(schema => schema.FileName));
        foreach (string name in unknown)
        {
            SourceLocation location = new(Path.Combine(folder, name));
            warnings.Add(Diagnostic.Create(Errors.PromptUnknownFile, location, name, list));
        }
    }
}

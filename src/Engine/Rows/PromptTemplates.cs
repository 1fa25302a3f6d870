using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>The sentences of all rows: one template file for each <see cref="PromptKind"/>.</summary>
internal sealed class PromptTemplates
{
    private readonly ImmutableArray<PromptFile> _files;

    private PromptTemplates(ImmutableArray<PromptFile> files) => _files = files;

    /// <summary>The templates that the program carries.</summary>
    public static PromptTemplates LoadEmbedded() => Load(PromptFolder.Embedded);

    /// <summary>
    /// The embedded templates, each replaced by the file of the same name in <paramref name="folder"/>.
    /// </summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="warnings">Receives NT5010 for each <c>*.txt</c> that is no template's name.</param>
    /// <exception cref="NuTonicException">NT5001: no such folder; NT5002 to NT5009: a file is wrong.</exception>
    public static PromptTemplates Load(string folder, ICollection<Diagnostic> warnings) =>
        Load(PromptFolder.Open(folder, warnings));

    /// <summary>Canonical bytes of one template: what a fingerprint of the rows that use it is made of.</summary>
    public ImmutableArray<byte> Material(PromptKind kind) => _files[(int)kind].Material;

    /// <summary>
    /// A sentence: the variant of <paramref name="section"/> that <paramref name="seed"/> picks, filled.
    /// </summary>
    public string Render(
        PromptKind kind, string section, PromptSeed seed, IReadOnlyDictionary<string, PromptValue> values) =>
        _files[(int)kind].Pick(section, seed).Render(values);

    private static PromptTemplates Load(PromptFolder folder) =>
        new([.. PromptSchema.All.Select(folder.Load)]);
}

using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Templates;

/// <summary>
/// A parsed template file. The text is UTF-8; <c>#</c> starts a comment line, <c>[name]</c> a section, and every other
/// line that is not blank is one variant of its section; in a section that is a text, all lines are its one variant.
/// Blanks at both ends of a line do not count.
/// </summary>
internal sealed class PromptFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly TemplateSchema _schema;
    private readonly List<PromptVariant>[] _variants;

    private PromptFile(TemplateSchema schema)
    {
        _schema = schema;
        _variants = [.. schema.Sections.Select(_ => new List<PromptVariant>())];
    }

    /// <summary>
    /// Sections and lines without comments and blanks, UTF-8: equal exactly when the rows would be equal.
    /// </summary>
    public ImmutableArray<byte> Material { get; private set; }

    /// <summary>Parses <paramref name="content"/>.</summary>
    /// <param name="schema">What the file must hold.</param>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="path">Named in errors.</param>
    /// <exception cref="NuTonicException">NT5002 to NT5009.</exception>
    public static PromptFile Parse(TemplateSchema schema, ReadOnlySpan<byte> content, string path)
    {
        PromptFile file = new(schema);
        string[] lines = Decode(content, path).Split('\n');
        file.Fill(lines, path);
        return file;
    }

    /// <summary>The variant of <paramref name="section"/> that <paramref name="seed"/> picks.</summary>
    /// <param name="section">Name of a section of the schema.</param>
    /// <param name="seed">Makes the choice.</param>
    /// <param name="offset">How many variants behind that one; after the last comes the first.</param>
    public PromptVariant Pick(string section, PromptSeed seed, int offset = 0)
    {
        int ordinal = _schema.IndexOf(section);
        List<PromptVariant> variants = _variants[ordinal];
        return variants[(seed.Pick(ordinal, variants.Count) + offset) % variants.Count];
    }

    /// <summary>How many variants <paramref name="section"/> has.</summary>
    public int CountOf(string section) => _variants[_schema.IndexOf(section)].Count;

    private static string Decode(ReadOnlySpan<byte> content, string path)
    {
        ReadOnlySpan<byte> body = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            throw new NuTonicException(Errors.PromptNotUtf8, new SourceLocation(path), path);
        }
    }

    private void Fill(string[] lines, string path)
    {
        List<string>[] texts = [.. _schema.Sections.Select(_ => new List<string>())];
        int section = -1;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            SourceLocation location = new(path, i + 1);
            if (line.StartsWith('#') || (line.Length == 0 && !IsText(section)))
            {
                continue;
            }

            if (line is ['[', .., ']'])
            {
                section = Section(line[1..^1], location);
                continue;
            }

            CheckText(line, section, location);
            _variants[section].Add(new PromptLineParser(_schema.Sections[section]).Parse(line, location));
            texts[section].Add(line);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            JoinText(i, texts[i]);
        }

        RequireVariants(path);
        Material = Canonical(texts);
    }

    private bool IsText(int section) => section >= 0 && _schema.Sections[section].IsText;

    private void JoinText(int section, List<string> lines)
    {
        if (!IsText(section))
        {
            return;
        }

        int first = lines.FindIndex(line => line.Length > 0);
        int last = lines.FindLastIndex(line => line.Length > 0);
        List<PromptVariant> variants = _variants[section];
        PromptVariant[] kept = first < 0 ? [] : [PromptVariant.OfLines(variants[first..(last + 1)])];
        variants.Clear();
        variants.AddRange(kept);
        lines.RemoveRange(last + 1, lines.Count - last - 1);
        lines.RemoveRange(0, Math.Max(0, first));
    }

    private int Section(string name, SourceLocation location)
    {
        int section = _schema.IndexOf(name);
        if (section < 0)
        {
            string known = string.Join(", ", _schema.Sections.Select(s => s.Name));
            throw new NuTonicException(Errors.PromptUnknownSection, location, name, _schema.FileName, known);
        }

        return section;
    }

    private static void CheckText(string line, int section, SourceLocation location)
    {
        if (section < 0)
        {
            throw new NuTonicException(Errors.PromptNoSection, location);
        }

        if (ForbiddenText.Find(line) is { } found)
        {
            throw new NuTonicException(Errors.PromptForbiddenText, location, found);
        }
    }

    private void RequireVariants(string path)
    {
        for (int i = 0; i < _variants.Length; i++)
        {
            if (_variants[i].Count == 0)
            {
                throw new NuTonicException(
                    Errors.PromptEmptySection, new SourceLocation(path), _schema.Sections[i].Name, path);
            }
        }
    }

    private ImmutableArray<byte> Canonical(List<string>[] texts)
    {
        StringBuilder canonical = new();
        for (int i = 0; i < texts.Length; i++)
        {
            canonical.Append('[').Append(_schema.Sections[i].Name).Append("]\n");
            canonical.AppendJoin('\n', texts[i]).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(canonical.ToString())];
    }
}

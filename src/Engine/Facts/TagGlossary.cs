using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>
/// What things are called and what tags mean: the built-in glossary, with the user's rows before it. A row of the
/// user's replaces what the built-in one says of the same tag, part by part. Immutable.
/// </summary>
internal sealed class TagGlossary
{
    /// <summary>Value of a row that stands for every value.</summary>
    public const string AnyValue = "*";

    private const string Resource = "glossary/tags.tsv";
    private const string ValuePlaceholder = "{value}";
    private const int LongestTextBytes = 32 * 1024 * 1024;

    private readonly Dictionary<(string Key, string Value), TagMeaning> _meanings = [];

    private TagGlossary(ImmutableArray<GlossaryRow> rows)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < rows.Length; i++)
        {
            Add(rows[i], i);
            foreach (string? column in (ReadOnlySpan<string?>)[rows[i].Key, rows[i].Value, rows[i].Noun, rows[
                i].Meaning])
            {
                AddTo(hash, column);
            }
        }

        Fingerprint = [.. hash.GetHashAndReset()];
    }

    /// <summary>SHA-256 of all rows in their order: equal exactly when the rows are.</summary>
    public ImmutableArray<byte> Fingerprint { get; }

    /// <summary>The glossary that the program carries.</summary>
    public static TagGlossary LoadEmbedded() => new(EmbeddedRows());

    /// <summary>The built-in glossary with the rows of a file before it.</summary>
    /// <param name="path">Absolute path of a TSV file as <see cref="GlossaryText"/> describes it, of taginfo's
    /// <c>taginfo-wiki.db</c>, or of JSON as taginfo gives it out.</param>
    /// <exception cref="NuTonicException">NT4100 to NT4109, NT4112, NT4113: the file is absent or wrong.</exception>
    public static TagGlossary Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new NuTonicException(Errors.GlossaryMissing, new SourceLocation(path), path);
        }

        if (TaginfoPages.IsDatabase(path))
        {
            return new TagGlossary([.. TaginfoPages.Read(path), .. EmbeddedRows()]);
        }

        byte[] content = Read(path);
        ImmutableArray<GlossaryRow> rows =
            TaginfoJson.IsJson(content) ? TaginfoJson.Read(content, path) : GlossaryText.Parse(content, path);
        return new TagGlossary([.. rows, .. EmbeddedRows()]);
    }

    /// <summary>The glossary of a TSV text with nothing behind it: for tests and tools.</summary>
    /// <exception cref="NuTonicException">NT4102 to NT4107: the text is wrong.</exception>
    public static TagGlossary Parse(ReadOnlySpan<byte> content, string path) => new(GlossaryText.Parse(content, path));

    /// <summary>What the tag means; null when neither it nor its key is known.</summary>
    public string? Meaning(string key, string value) =>
        (Find(key, value)?.Meaning ?? Find(key, AnyValue)?.Meaning) is { } meaning ? Fill(meaning, value) : null;

    /// <summary>What the element is called; null when none of its tags makes a thing.</summary>
    public string? Noun(OsmElement element)
    {
        (string? noun, string filling, int rank) = (null, "", int.MaxValue);
        foreach ((string key, string value) in element.Tags)
        {
            TagMeaning? found = Find(key, value) is { Noun: not null } exact ? exact : Find(key, AnyValue);
            if (found is { Noun: not null } && found.Rank < rank && value != "no")
            {
                (noun, filling, rank) = (found.Noun, value, found.Rank);
            }
        }

        return noun is null ? null : Fill(noun, filling);
    }

    // Behind its length, because rows of a database may hold any character; -1 for none.
    private static void AddTo(IncrementalHash hash, string? column)
    {
        byte[] text = Encoding.UTF8.GetBytes(column ?? "");
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, column is null ? -1 : text.Length);
        hash.AppendData(length);
        hash.AppendData(text);
    }

    private static string Fill(string text, string value) =>
        text.Replace(ValuePlaceholder, value.Replace('_', ' ').Replace(';', ',').Trim(), StringComparison.Ordinal);

    private TagMeaning? Find(string key, string value) => _meanings.GetValueOrDefault((key, value));

    private void Add(GlossaryRow row, int rank)
    {
        (string, string) tag = (row.Key, row.Value);
        _meanings[tag] = _meanings.TryGetValue(tag, out TagMeaning? earlier)
            ? new TagMeaning(
                earlier.Noun ?? row.Noun, earlier.Meaning ?? row.Meaning, earlier.Noun is null ? rank : earlier.Rank)
            : new TagMeaning(row.Noun, row.Meaning, rank);
    }

    private static byte[] Read(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= LongestTextBytes
                ? File.ReadAllBytes(path)
                : throw new NuTonicException(
                    Errors.GlossaryTooLarge, new SourceLocation(path), path, length, LongestTextBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SourceLocation location = new(path);
            throw new NuTonicException(Diagnostic.Create(Errors.GlossaryUnreadable, location, path, e.Message), e);
        }
    }

    private static ImmutableArray<GlossaryRow> EmbeddedRows()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"resource {Resource} is not in the assembly");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return GlossaryText.Parse(content, Resource);
    }
}

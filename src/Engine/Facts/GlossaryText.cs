using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>
/// A glossary as text: UTF-8, one row a line, four columns between tabs: key, value, noun, meaning. The value <c>*</c>
/// stands for every value of the key. A noun or meaning of <c>-</c> is none. <c>{value}</c> in them is the tag's own
/// value. Blank lines and lines that start with <c>#</c> do not count. Earlier rows go before later ones
/// when a thing has several nouns.
/// </summary>
internal static class GlossaryText
{
    private const int Columns = 4;
    private const int LongestColumn = 500;
    private const string None = "-";
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>The rows in their order.</summary>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="path">Named in errors.</param>
    /// <exception cref="NuTonicException">NT4102 to NT4106: with the line that is wrong.</exception>
    public static ImmutableArray<GlossaryRow> Parse(ReadOnlySpan<byte> content, string path)
    {
        string text = Decode(content, path);
        ImmutableArray<GlossaryRow>.Builder rows = ImmutableArray.CreateBuilder<GlossaryRow>();
        Dictionary<(string, string), int> lineOf = [];
        int line = 0;
        foreach (ReadOnlySpan<char> range in text.AsSpan().EnumerateLines())
        {
            line++;
            if (range.Trim().IsEmpty || range[0] == '#')
            {
                continue;
            }

            SourceLocation location = new(path, line);
            GlossaryRow row = ParseRow(range.ToString(), location);
            if (!lineOf.TryAdd((row.Key, row.Value), line))
            {
                throw new NuTonicException(
                    Errors.GlossaryDuplicate, location, row.Key, row.Value, lineOf[(row.Key, row.Value)]);
            }

            rows.Add(row);
        }

        return rows.DrainToImmutable();
    }

    private static GlossaryRow ParseRow(string line, SourceLocation location)
    {
        string[] columns = line.Split('\t');
        if (columns.Length != Columns)
        {
            throw new NuTonicException(Errors.GlossaryColumns, location, columns.Length, Columns);
        }

        string[] trimmed = Array.ConvertAll(columns, column => column.Trim());
        if (trimmed[0].Length == 0 || trimmed[1].Length == 0)
        {
            throw new NuTonicException(Errors.GlossaryKeyEmpty, location);
        }

        if (Array.Exists(trimmed, column => column.Length > LongestColumn || column.Any(char.IsControl)))
        {
            throw new NuTonicException(Errors.GlossaryColumnText, location, LongestColumn);
        }

        GlossaryRow row = new(trimmed[0], trimmed[1], Phrase(trimmed[2]), Phrase(trimmed[3]));
        return row.Noun is null && row.Meaning is null
            ? throw new NuTonicException(Errors.GlossaryRowEmpty, location, row.Key, row.Value)
            : row;
    }

    private static string? Phrase(string column) => column is "" or None ? null : column.TrimEnd('.');

    private static string Decode(ReadOnlySpan<byte> content, string path)
    {
        ReadOnlySpan<byte> body = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException e)
        {
            int line = 1 + body[..Math.Clamp(e.Index, 0, body.Length)].Count((byte)'\n');
            throw new NuTonicException(Errors.GlossaryNotUtf8, new SourceLocation(path, line), path);
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Checks a file of rows against what trainers silently drop or choke on: clean JSON lines, chat turns in order, images
/// first and only in the user's turns, text everywhere and without chat tokens, relative image paths, parsable boxes.
/// </summary>
internal static class RowValidator
{
    private const int LargestRow = 2_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Everything that is wrong with <paramref name="content"/>, by line; empty when it is acceptable.
    /// </summary>
    /// <param name="content">Whole file or fragment: each row on a line that ends in a line feed.</param>
    /// <param name="file">Named in the diagnostics.</param>
    /// <param name="convention">Whether a box may be without extent, as inclusive boxes can be.</param>
    public static ImmutableArray<Diagnostic> Validate(ReadOnlySpan<byte> content, string file, BoxConvention convention)
    {
        ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (content.StartsWith("\uFEFF"u8))
        {
            SourceLocation start = new(file, 1);
            found.Add(Diagnostic.Create(Errors.RowLines, start, "it starts with a byte order mark"));
            content = content[3..];
        }

        RowShapeRules rules = new(convention, found);
        for (int line = 1; !content.IsEmpty; line++)
        {
            int end = content.IndexOf((byte)'\n');
            SourceLocation location = new(file, line);
            ReadOnlySpan<byte> row = end < 0 ? content : content[..end];
            if (end < 0)
            {
                found.Add(Diagnostic.Create(Errors.RowLines, location, "the last line has no line feed"));
            }

            CheckLine(row, location, rules, found);
            content = end < 0 ? [] : content[(end + 1)..];
        }

        return found.DrainToImmutable();
    }

    private static void CheckLine(
        ReadOnlySpan<byte> row, SourceLocation location, RowShapeRules rules, ImmutableArray<Diagnostic>.Builder found)
    {
        if (LineFault(row) is { } fault)
        {
            found.Add(Diagnostic.Create(Errors.RowLines, location, fault));
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(row.ToArray(), StrictJson);
            rules.Check(document.RootElement, location);
        }
        catch (JsonException e)
        {
            found.Add(Diagnostic.Create(Errors.RowLines, location, "the line is not JSON (" + e.Message + ")"));
        }
        catch (InvalidOperationException)
        {
            found.Add(Diagnostic.Create(Errors.RowLines, location, "a string escapes half of a surrogate pair"));
        }
    }

    private static string? LineFault(ReadOnlySpan<byte> row)
    {
        if (row.Trim((byte)' ').IsEmpty)
        {
            return "the line is blank";
        }

        if (row.Contains((byte)'\r'))
        {
            return "the line contains a carriage return";
        }

        if (row.Length >= LargestRow)
        {
            return "the row has 2 MB or more";
        }

        try
        {
            _ = StrictUtf8.GetCharCount(row);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return "the line is not UTF-8";
        }
    }
}

using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>
/// Reads lists of places: CSV with a head line (comma, semicolon, tab or bar), GeoJSON with points, JSON Lines, or a
/// JSON array of objects. The content decides, not the name. Rows are read one after the other, so that memory
/// grows with the places alone.
/// </summary>
internal static class PlaceList
{
    private const int StartLength = 1 << 16;
    private const string NoJson = "\uFEFF\u001E \t\r\n";

    /// <summary>Reads the list <paramref name="path"/>.</summary>
    /// <exception cref="NuTonicException">NT1400 to NT1416, at the line and column of what is wrong.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public static PlaceCandidates Read(string path, PlaceListOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, StartLength);
            string start = Start(file);
            file.Position = 0;
            using StreamReader text = Open(file);
            var collector = new PlaceCollector(path, options);
            bool isPartial = start.AsSpan().TrimStart(NoJson) is ['{' or '[', ..]
                ? ReadJson(file, start, path, collector, cancellationToken)
                : CsvPlaces.Read(text, start, path, collector, cancellationToken);
            return collector.Finish(isPartial);
        }
        catch (DecoderFallbackException failure)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.PlaceListNotText, new SourceLocation(path), path), failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.PlaceListNotReadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    private static StreamReader Open(FileStream file) => new(
        file,
        new UTF8Encoding(false, throwOnInvalidBytes: true),
        detectEncodingFromByteOrderMarks: true,
        StartLength,
        leaveOpen: true);

    private static string Start(FileStream file)
    {
        using StreamReader text = Open(file);
        char[] start = new char[StartLength];
        int length = text.ReadBlock(start);

        // Zeros are in every other kind of file, and in text that was stored in another encoding.
        return start.AsSpan(0, length).Contains('\0')
            ? throw new DecoderFallbackException("zeros")
            : new string(start, 0, length);
    }

    private static bool ReadJson(
        FileStream file, string start, string path, PlaceCollector collector, CancellationToken cancellationToken)
    {
        using var signs = new SkippedSigns(file);
        var rows = new JsonRows(signs, path);
        rows.Open(IsCollection(start));
        while (rows.Next() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (collector.IsFull)
            {
                return true;
            }

            collector.Add(row.ToRow());
        }

        return false;
    }

    // A collection says so, or has its features, before its first feature begins.
    private static bool IsCollection(string start)
    {
        var json = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(start.TrimStart(NoJson.ToCharArray())), isFinalBlock: false, default);
        try
        {
            bool isFirst = json.Read() && json.TokenType == JsonTokenType.StartObject;
            while (isFirst && json.Read() && json.CurrentDepth > 0)
            {
                if (json is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName }
                    && json.ValueTextEquals("features"))
                {
                    return json.Read() && json.TokenType == JsonTokenType.StartArray;
                }
            }
        }
        catch (JsonException)
        {
            // The reader of rows says it better.
        }

        return false;
    }
}

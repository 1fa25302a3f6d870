using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>
/// Reads a list in CSV. Its first record names the columns; the separator is found by what makes sense of it.
/// </summary>
internal static class CsvPlaces
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Hands rows to <paramref name="collector"/> until it is full.</summary>
    /// <param name="text">The list.</param>
    /// <param name="start">Its first characters, at least the whole first record if it is of a sensible length.</param>
    /// <param name="path">For messages.</param>
    /// <param name="collector">Receives the rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True when rows are left.</returns>
    /// <exception cref="NuTonicException">NT1404, NT1406, and those of the collector.</exception>
    public static bool Read(
        TextReader text, string start, string path, PlaceCollector collector, CancellationToken cancellationToken)
    {
        var csv = new CsvReader(text, Separator(start, path), path);
        string[] names = [.. (csv.Read() ?? []).Select(static field => field.Text.Trim())];
        while (csv.Read() is { } fields)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (fields.TrueForAll(static field => string.IsNullOrWhiteSpace(field.Text)))
            {
                continue;
            }

            if (collector.IsFull)
            {
                return true;
            }

            CheckCount(names, fields, path);
            collector.Add(new PlaceRow { Names = names, Fields = fields, Line = fields[0].Line });
        }

        return false;
    }

    private static void CheckCount(string[] names, List<PlaceField> fields, string path)
    {
        // Spreadsheets leave empty values at the end of rows.
        int last = fields.FindLastIndex(static field => field.Text.Length > 0);
        if (last >= names.Length)
        {
            throw new NuTonicException(
                Errors.PlaceListNotCsv,
                new SourceLocation(path, fields[names.Length].Line, fields[names.Length].Column),
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the row has {last + 1} values but there are {names.Length} columns; "
                    + $"put values that hold a separator in quotation marks"));
        }
    }

    // The first separator with which latitude and longitude are found, else the one that gives most columns.
    private static char Separator(string start, string path)
    {
        char best = Separators[0];
        int most = 0;
        foreach (char separator in Separators)
        {
            using var text = new StringReader(start);
            string[] names =
            [
                .. (TryRead(new CsvReader(text, separator, path)) ?? []).Select(static field => field.Text),
            ];
            if (HasPosition(names, path))
            {
                return separator;
            }

            if (names.Length > most)
            {
                (best, most) = (separator, names.Length);
            }
        }

        return best;
    }

    private static List<PlaceField>? TryRead(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    private static bool HasPosition(string[] names, string path)
    {
        try
        {
            return PlaceColumns.Find(names, new PlaceListOptions(), new SourceLocation(path, 1)).HasPosition;
        }
        catch (NuTonicException)
        {
            // Too many of them is as good a sign.
            return true;
        }
    }
}

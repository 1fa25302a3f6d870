using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Datasets;

/// <summary>A page of rows as the server gave it.</summary>
internal sealed record RowsPage
{
    /// <summary>Names of the columns that hold texts or numbers; images and sounds are left out.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>
    /// The values of each row, in the order of <see cref="Columns"/>; "" where there is none or not all of it.
    /// </summary>
    public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }

    /// <summary>Rows of the split, as far as the server knows them; null when it does not say.</summary>
    public int? Total { get; init; }

    /// <summary>True when the server knows only the first part of the split.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">Its root.</param>
    /// <param name="offset">Number of the first row that was asked for.</param>
    /// <param name="wrong">Makes the error for what is wrong.</param>
    /// <exception cref="NuTonicException">NT1430.</exception>
    public static RowsPage Read(JsonElement answer, int offset, Func<string, NuTonicException> wrong)
    {
        JsonElement rows = List(answer, "rows", wrong);
        if (rows.GetArrayLength() > RowsClient.PageLength)
        {
            throw wrong("it has more rows than were asked for");
        }

        ImmutableArray<string> columns = ReadColumns(answer, wrong);
        return new RowsPage
        {
            Columns = columns,
            Rows = [.. rows.EnumerateArray().Select((row, number) => ReadRow(row, offset + number, columns, wrong))],
            Total = answer.TryGetProperty("num_rows_total", out JsonElement total)
                && total.ValueKind == JsonValueKind.Number
                && total.TryGetInt64(out long count) && count >= 0 ? (int)Math.Min(count, int.MaxValue) : null,
            IsPartial = answer.TryGetProperty("partial", out JsonElement partial)
                && partial.ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>A list in an answer.</summary>
    /// <exception cref="NuTonicException">NT1430: it is not there.</exception>
    public static JsonElement List(JsonElement answer, string name, Func<string, NuTonicException> wrong)
    {
        if (answer.ValueKind == JsonValueKind.Object)
        {
            if (answer.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array)
            {
                return list;
            }

            if (answer.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.String)
            {
                throw wrong($"the server says '{Lists.PlacePosition.Shorten(error.GetString()!)}'");
            }
        }

        throw wrong($"the list '{name}' is missing");
    }

    private static ImmutableArray<string> ReadColumns(JsonElement answer, Func<string, NuTonicException> wrong)
    {
        var columns = ImmutableArray.CreateBuilder<string>();
        foreach (JsonElement feature in List(answer, "features", wrong).EnumerateArray())
        {
            if (feature.ValueKind != JsonValueKind.Object
                || !feature.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String)
            {
                throw wrong("a column has no name");
            }

            // A value has a type of its own; everything else is media, or nested.
            if (feature.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.Object
                && type.TryGetProperty("_type", out JsonElement kind) && kind.ValueKind == JsonValueKind.String
                && kind.GetString() is "Value" or "ClassLabel")
            {
                columns.Add(name.GetString()!);
            }
        }

        return columns.DrainToImmutable();
    }

    private static ImmutableArray<string> ReadRow(
        JsonElement row, int number, ImmutableArray<string> columns, Func<string, NuTonicException> wrong)
    {
        if (row.ValueKind != JsonValueKind.Object
            || !row.TryGetProperty("row", out JsonElement values) || values.ValueKind != JsonValueKind.Object)
        {
            throw wrong("a row has no values");
        }

        if (row.TryGetProperty("row_idx", out JsonElement index)
            && (!index.TryGetInt32(out int told) || told != number))
        {
            throw wrong(FormattableString.Invariant($"row {number} is missing"));
        }

        HashSet<string> cut = new(StringComparer.Ordinal);
        if (row.TryGetProperty("truncated_cells", out JsonElement cells) && cells.ValueKind == JsonValueKind.Array)
        {
            cut.UnionWith(cells.EnumerateArray().Select(static cell => cell.ToString()));
        }

        return [.. columns.Select(column => cut.Contains(column) ? "" : Text(values, column))];
    }

    private static string Text(JsonElement values, string column) =>
        values.TryGetProperty(column, out JsonElement value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.ToString()
            : "";
}

using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>The description and the statistics of an extract as rows of names and texts.</summary>
internal static class IndexFacts
{
    private const string Box = "box";
    private const string Timestamp = "timestamp";
    private const string Generator = "generator";
    private const string Incomplete = "incomplete";

    /// <summary>Rows in a fixed order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ToRows(
        ExtractDescription description, ExtractStatistics statistics)
    {
        if (description.BoxWgs84 is { } box)
        {
            yield return new(
                Box, string.Create(CultureInfo.InvariantCulture, $"{box.Left} {box.Bottom} {box.Right} {box.Top}"));
        }

        if (description.Timestamp is { } timestamp)
        {
            yield return new(Timestamp, timestamp);
        }

        if (description.Generator is { } generator)
        {
            yield return new(Generator, generator);
        }

        yield return new(Incomplete, Text(statistics.Incomplete));
        foreach (KeyValuePair<string, string> row in Counts<OsmType>("read", statistics.Read)
            .Concat(Counts<PackedKind>("stored", statistics.Stored))
            .Concat(Counts<SkipReason>("skipped", statistics.Skipped)))
        {
            yield return row;
        }
    }

    /// <summary>The description in <paramref name="rows"/>.</summary>
    /// <exception cref="FormatException">A value is no number.</exception>
    public static ExtractDescription Description(IReadOnlyDictionary<string, string> rows)
    {
        double[]? edges = rows.GetValueOrDefault(Box)?.Split(' ')
            .Select(static edge => double.Parse(edge, CultureInfo.InvariantCulture)).ToArray();
        return new ExtractDescription
        {
            BoxWgs84 = edges is [var west, var south, var east, var north]
                ? new Extent(west, south, east, north)
                : null,
            Timestamp = rows.GetValueOrDefault(Timestamp),
            Generator = rows.GetValueOrDefault(Generator),
        };
    }

    /// <summary>The statistics in <paramref name="rows"/>; what is absent is 0.</summary>
    /// <exception cref="FormatException">A value is no number.</exception>
    /// <exception cref="OverflowException">A number is too large.</exception>
    public static ExtractStatistics Statistics(IReadOnlyDictionary<string, string> rows) => new()
    {
        Incomplete = Number(rows, Incomplete),
        Read = Counts<OsmType>(rows, "read"),
        Stored = Counts<PackedKind>(rows, "stored"),
        Skipped = Counts<SkipReason>(rows, "skipped"),
    };

    private static IEnumerable<KeyValuePair<string, string>> Counts<T>(string group, ImmutableArray<long> counts)
        where T : struct, Enum =>
        Enum.GetNames<T>().Select((name, i) => new KeyValuePair<string, string>($"{group}/{name}", Text(counts[i])));

    private static ImmutableArray<long> Counts<T>(IReadOnlyDictionary<string, string> rows, string group)
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => Number(rows, $"{group}/{name}"))];

    private static long Number(IReadOnlyDictionary<string, string> rows, string name) =>
        rows.TryGetValue(name, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

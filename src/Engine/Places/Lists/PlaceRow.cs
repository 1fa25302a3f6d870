namespace NuTonic.Engine.Places.Lists;

/// <summary>A row of a list: names and values in the order of the list.</summary>
internal sealed record PlaceRow
{
    /// <summary>Names of the columns; for CSV the same for all rows.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>A value for each name; CSV may have fewer.</summary>
    public required IReadOnlyList<PlaceField> Fields { get; init; }

    /// <summary>Line of the row, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column where the row begins, from 1.</summary>
    public int Column { get; init; } = 1;
}

using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>Makes places of the rows of a list.</summary>
/// <param name="path">The list, for messages.</param>
/// <param name="options">Which columns to use.</param>
internal sealed class PlaceCollector(string path, PlaceListOptions options)
{
    private readonly ImmutableArray<Place>.Builder _places = ImmutableArray.CreateBuilder<Place>();
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly PlaceMetadata _metadata = new();
    private IReadOnlyList<string>? _names;
    private PlaceColumns _columns;
    private int _repeated;

    /// <summary>Rows so far.</summary>
    public int Scanned { get; private set; }

    /// <summary>True when no more rows are wanted.</summary>
    public bool IsFull => Scanned >= options.MaxScan;

    /// <summary>Takes a row.</summary>
    /// <exception cref="NuTonicException">NT1402, NT1403, NT1407 to NT1414.</exception>
    public void Add(PlaceRow row)
    {
        Scanned++;
        if (!ReferenceEquals(_names, row.Names))
        {
            _columns = PlaceColumns.Find(row.Names, options, Place(row));
            _names = row.Names;
        }

        if (!_columns.HasPosition)
        {
            throw _columns.Missing(row.Names, Place(row));
        }

        double latitude = Coordinate(row, _columns.Latitude);
        double longitude = Coordinate(row, _columns.Longitude);
        PlacePosition.Check(
            latitude,
            longitude,
            (row.Names[_columns.Latitude], row.Names[_columns.Longitude]),
            Place(row, _columns.Latitude));
        Place place = new()
        {
            Id = Id(row) is { Length: > 0 } id ? id : "",
            Latitude = latitude,
            Longitude = longitude,
            BoxKm = Read(row, _columns.BoxKm, PlacePosition.Width),
            BoxWgs84 = Read(row, _columns.Box, PlacePosition.Box),
        };
        Keep(row, place);
    }

    /// <summary>The places; what was left out of the end is told by <paramref name="isPartial"/>.</summary>
    /// <exception cref="NuTonicException">NT1416: there are none.</exception>
    public PlaceCandidates Finish(bool isPartial) => _places.Count == 0
        ? throw new NuTonicException(Errors.PlaceListEmpty, new SourceLocation(path), path)
        : new PlaceCandidates
        {
            Source = path,
            Places = _places.DrainToImmutable(),
            Scanned = Scanned,
            Repeated = _repeated,
            IsPartial = isPartial,
        };

    private static string Text(PlaceRow row, int column) =>
        column >= 0 && column < row.Fields.Count ? row.Fields[column].Text.Trim() : "";

    private T? Read<T>(PlaceRow row, int column, Func<string, string, SourceLocation, T?> read)
        where T : struct => column < 0 ? null : read(row.Names[column], Text(row, column), Place(row, column));

    private void Keep(PlaceRow row, Place place)
    {
        bool isNamed = place.Id.Length > 0;
        string id = isNamed ? place.Id : PlaceIds.Of(place.Latitude, place.Longitude);
        if (_lines.TryGetValue(id, out int line))
        {
            // Without an id of its own it is the same place again; a list of photos has many of them.
            _repeated++;
            if (isNamed)
            {
                throw new NuTonicException(Errors.PlaceIdRepeated, Place(row, _columns.Id), path, id, line);
            }

            return;
        }

        _lines.Add(id, row.Line);
        _places.Add(place with { Id = id, Metadata = Metadata(row) });
    }

    private string Id(PlaceRow row)
    {
        string id = PlaceIds.Normalize(Text(row, _columns.Id));
        return id.Length > 0 && PlaceIds.Complaint(id) is { } complaint
            ? throw new NuTonicException(
                Errors.PlaceIdUnfit, Place(row, _columns.Id), path, PlacePosition.Shorten(id), complaint)
            : id;
    }

    private double Coordinate(PlaceRow row, int column)
    {
        string text = Text(row, column);
        return text.Length == 0
            ? throw new NuTonicException(Errors.PlaceCoordinateMissing, Place(row), path, row.Names[column])
            : PlacePosition.Number(text) ?? throw new NuTonicException(
                Errors.PlaceCoordinateNotNumber,
                Place(row, column),
                path,
                row.Names[column],
                PlacePosition.Shorten(text));
    }

    private ImmutableArray<KeyValuePair<string, string>> Metadata(PlaceRow row)
    {
        for (int i = 0; i < Math.Min(row.Names.Count, row.Fields.Count); i++)
        {
            if (i != _columns.Latitude
                && i != _columns.Longitude
                && i != _columns.Id
                && i != _columns.BoxKm
                && i != _columns.Box)
            {
                _metadata.Add(row.Names[i], row.Fields[i].Text);
            }
        }

        return _metadata.Take();
    }

    private SourceLocation Place(PlaceRow row, int column = -1) => column >= 0 && column < row.Fields.Count
        ? new SourceLocation(path, row.Fields[column].Line, row.Fields[column].Column)
        : new SourceLocation(path, row.Line, row.Column);
}

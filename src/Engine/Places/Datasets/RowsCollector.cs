using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Places.Lists;

namespace NuTonic.Engine.Places.Datasets;

/// <summary>
/// Makes places of the rows of a dataset. Rows that are of no use are counted: nobody can correct them.
/// </summary>
internal sealed class RowsCollector(RowsOptions options)
{
    private readonly ImmutableArray<Place>.Builder _places = ImmutableArray.CreateBuilder<Place>();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly PlaceMetadata _metadata = new();
    private ImmutableArray<string> _names = [];
    private int _scanned;
    private int _repeated;
    private int _withoutPosition;
    private int _outOfRange;

    /// <summary>Takes the rows of a page, as far as they are wanted.</summary>
    /// <exception cref="NuTonicException">NT1402, NT1403.</exception>
    public void Add(RowsPage page)
    {
        _names = page.Columns;
        PlaceListOptions named = options.Columns with { IdField = null };
        var location = new SourceLocation(options.Dataset);
        var columns = PlaceColumns.Find(page.Columns, named, location);
        if (!columns.HasPosition)
        {
            throw columns.Missing(page.Columns, location);
        }

        foreach (ImmutableArray<string> row in page.Rows.Take(options.Columns.MaxScan - _scanned))
        {
            _scanned++;
            Add(row, columns);
        }
    }

    /// <summary>What was found.</summary>
    /// <exception cref="NuTonicException">NT1432: no row had a position that can be used.</exception>
    public PlaceCandidates Finish(bool isPartial, string host) => _places.Count == 0
        ? throw new NuTonicException(
            Errors.RowsWithoutPosition, null, host, options.Dataset, _scanned, PlaceColumns.List(_names))
        : new PlaceCandidates
        {
            Source = options.Dataset,
            Places = _places.DrainToImmutable(),
            Scanned = _scanned,
            Repeated = _repeated,
            WithoutPosition = _withoutPosition,
            OutOfRange = _outOfRange,
            IsPartial = isPartial,
        };

    private void Add(ImmutableArray<string> row, PlaceColumns columns)
    {
        if (PlacePosition.Number(row[columns.Latitude]) is not { } latitude
            || PlacePosition.Number(row[columns.Longitude]) is not { } longitude)
        {
            _withoutPosition++;
            return;
        }

        if (!PlacePosition.IsUsable(latitude, longitude))
        {
            _outOfRange++;
            return;
        }

        string id = PlaceIds.Of(latitude, longitude);
        if (!_ids.Add(id))
        {
            _repeated++;
            return;
        }

        for (int i = 0; i < row.Length; i++)
        {
            if (i != columns.Latitude && i != columns.Longitude)
            {
                _metadata.Add(_names[i], row[i]);
            }
        }

        _places.Add(new Place { Id = id, Latitude = latitude, Longitude = longitude, Metadata = _metadata.Take() });
    }
}

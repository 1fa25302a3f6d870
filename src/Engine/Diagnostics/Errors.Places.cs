namespace NuTonic.Engine.Diagnostics;

// NT14xx: lists of places, their selection, rows of the Hub. A retired code stays as a comment so that it is not given
// out again.
public static partial class Errors
{
    /// <summary>A list cannot be opened or read: path, the system's words.</summary>
    public static readonly ErrorDescriptor PlaceListNotReadable = Error(
        "NT1400", "'{0}' cannot be read: {1}. Check that PoiList names a file that you may read.");

    /// <summary>A list is no text: path.</summary>
    public static readonly ErrorDescriptor PlaceListNotText = Error(
        "NT1401", "'{0}' is not UTF-8 text: save it as UTF-8, as CSV, GeoJSON, JSON Lines or a JSON array.");

    /// <summary>
    /// A list has no column of a kind: path, latitude or longitude, the columns, names that would do, option.
    /// </summary>
    public static readonly ErrorDescriptor PlaceColumnMissing = Error(
        "NT1402",
        "'{0}' has no column for the {1}; it has: {2}. Name the column {3}, or say which one it is with {4}.");

    /// <summary>Several columns could be meant: path, latitude or longitude, their names, option.</summary>
    public static readonly ErrorDescriptor PlaceColumnAmbiguous = Error(
        "NT1403", "'{0}' has several columns for the {1}: {2}. Say which one it is with {3}.");

    /// <summary>A list breaks the rules of CSV: path, what is wrong.</summary>
    public static readonly ErrorDescriptor PlaceListNotCsv = Error(
        "NT1404", "'{0}' is not valid CSV here: {1}. Correct the file at this place.");

    /// <summary>A list breaks the rules of JSON: path, what is wrong.</summary>
    public static readonly ErrorDescriptor PlaceListNotJson = Error(
        "NT1405", "'{0}' is not a list of places in JSON here: {1}. Correct the file at this place.");

    /// <summary>A row is larger than any place needs: path, limit in characters or bytes.</summary>
    public static readonly ErrorDescriptor PlaceRowTooLong = Error(
        "NT1406",
        "'{0}' has a row of more than {1} characters here, which no place needs: a quotation mark may be missing, or "
        + "data that does not belong into a list.");

    /// <summary>A row has no coordinate: path, column.</summary>
    public static readonly ErrorDescriptor PlaceCoordinateMissing = Error(
        "NT1407", "'{0}' has a row without '{1}' here: add it, or delete the row.");

    /// <summary>A coordinate is no number: path, column, text.</summary>
    public static readonly ErrorDescriptor PlaceCoordinateNotNumber = Error(
        "NT1408",
        "'{1}' in '{0}' is '{2}', which is not a finite number: write decimal degrees with a point, as in -33.8688.");

    /// <summary>A latitude beyond the poles: path, column, value, what may be wrong.</summary>
    public static readonly ErrorDescriptor PlaceLatitudeOutOfRange = Error(
        "NT1409", "'{1}' in '{0}' is {2}, but latitudes lie in -90..90 degrees: {3}.");

    /// <summary>A longitude out of range: path, column, value.</summary>
    public static readonly ErrorDescriptor PlaceLongitudeOutOfRange = Error(
        "NT1410", "'{1}' in '{0}' is {2}, but longitudes lie in -180..180 degrees: subtract or add 360.");

    /// <summary>A latitude where there is no UTM zone: path, column, value.</summary>
    public static readonly ErrorDescriptor PlaceBeyondUtm = Error(
        "NT1411", "'{1}' in '{0}' is {2}, but UTM ends at 80 degrees south and 84 degrees north: delete the row.");

    /// <summary>An id cannot name files: path, id, reason.</summary>
    public static readonly ErrorDescriptor PlaceIdUnfit = Error(
        "NT1412",
        "The id '{1}' in '{0}' cannot name files: {2}. Give another id, or leave it blank for one that is made of the "
        + "position.");

    /// <summary>Two rows have one id: path, id, line of the first.</summary>
    public static readonly ErrorDescriptor PlaceIdRepeated = Error(
        "NT1413",
        "The id '{1}' in '{0}' is that of line {2} already, or differs from it by case alone: give "
        + "every place its own.");

    /// <summary>The size or box of a row does not do: path, column, text, expected.</summary>
    public static readonly ErrorDescriptor PlaceBoxInvalid = Error(
        "NT1414", "'{1}' in '{0}' is '{2}', but {3} is expected.");

    /// <summary>A feature is no point: path, type of its geometry.</summary>
    public static readonly ErrorDescriptor PlaceNotAPoint = Error(
        "NT1415", "'{0}' has a feature whose geometry is {1} here: give a Point for each place.");

    /// <summary>A list has no rows: path.</summary>
    public static readonly ErrorDescriptor PlaceListEmpty = Error(
        "NT1416", "'{0}' lists no place: add rows, or correct PoiList.");

    /// <summary>A box reaches over longitude 180: id, longitude, width in km.</summary>
    public static readonly ErrorDescriptor PlaceBoxOverAntimeridian = Error(
        "NT1420",
        "The box of {2} km around '{0}' at longitude {1} runs over the antimeridian, which is not supported: leave the "
        + "place out, or make its box smaller.");

    /// <summary>A box reaches beyond UTM: id, latitude, width in km.</summary>
    public static readonly ErrorDescriptor PlaceBoxBeyondUtm = Error(
        "NT1421",
        "The box of {2} km around '{0}' at latitude {1} reaches beyond UTM, which ends at 80 degrees south and 84 "
        + "degrees north: leave the place out, or make its box smaller.");

    /// <summary>
    /// Too few places lie far enough apart: asked, found, candidates, separation in km, what is possible.
    /// </summary>
    public static readonly ErrorDescriptor PlacesTooFew = Error(
        "NT1422",
        "{0} places were asked for, but only {1} of {2} candidates lie at least {3} km apart: {4}.");

    /// <summary>A rows server sent no usable answer: host, dataset, what is wrong.</summary>
    public static readonly ErrorDescriptor RowsDamaged = Error(
        "NT1430",
        "The answer of '{0}' about the dataset '{1}' cannot be used: {2}. Check that the dataset's page shows a table, "
        + "and build again with Refresh=always.");

    /// <summary>A dataset has no such split: host, dataset, configuration and split asked for, what there is.</summary>
    public static readonly ErrorDescriptor RowsSplitMissing = Error(
        "NT1431", "'{0}' has no split {2} of the dataset '{1}'; it has: {3}. Name one of them.");

    /// <summary>No row of a dataset has a position: host, dataset, rows, columns of the first.</summary>
    public static readonly ErrorDescriptor RowsWithoutPosition = Error(
        "NT1432",
        "None of the {2} rows that '{0}' gave of the dataset '{1}' has a position; its columns are: {3}. Choose a "
        + "dataset with latitude and longitude.");

    /// <summary>A rows server ends too early: host, dataset, rows so far, rows promised.</summary>
    public static readonly ErrorDescriptor RowsEndEarly = Error(
        "NT1433",
        "'{0}' gave {2} rows of the dataset '{1}' and then none, but promised {3}. Build again with Refresh=always.");
}

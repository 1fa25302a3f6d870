using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>Reads geometries and boxes of items.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7946#section-3.1">RFC 7946, 3.1</seealso>
internal static class FootprintReader
{
    private const int MostPieces = 2_000;
    private const int MostCorners = 50_000;

    /// <summary>The polygon or polygons of a geometry.</summary>
    /// <exception cref="NuTonicException">NT1501: another kind of geometry, or positions out of range.</exception>
    public static Footprint Read(JsonField geometry)
    {
        JsonField type = geometry.Required("type");
        JsonField coordinates = geometry.Required("coordinates");
        return type.Text() switch
        {
            "Polygon" => new Footprint([Polygon(coordinates)]),
            "MultiPolygon" => new Footprint([.. coordinates.Elements(MostPieces).Select(Polygon)]),
            _ => throw type.Wrong("Polygon or MultiPolygon"),
        };
    }

    /// <summary>A box of four numbers, or of six with heights.</summary>
    /// <exception cref="NuTonicException">NT1501.</exception>
    public static SearchBox Box(JsonField box)
    {
        const string Expected = "west, south, east, north in degrees, with or without heights";
        IReadOnlyList<JsonField> numbers = box.Elements(6);
        if (numbers.Count is not (4 or 6))
        {
            throw box.Wrong(Expected);
        }

        int dimensions = numbers.Count / 2;
        double west = numbers[0].Number(-360, 360);
        double south = numbers[1].Number(-90, 90);
        double east = numbers[dimensions].Number(-360, 360);
        double north = numbers[dimensions + 1].Number(-90, 90);
        return south < north && west != east
            ? SearchBox.Of(new Extent(west, south, east, north))
            : throw box.Wrong(Expected);
    }

    private static FootprintPolygon Polygon(JsonField rings)
    {
        ImmutableArray<FootprintRing> read = [.. rings.Elements(MostPieces).Select(Ring)];
        return read.IsEmpty ? throw rings.Wrong("at least one ring") : new FootprintPolygon(read[0], read[1..]);
    }

    private static FootprintRing Ring(JsonField ring)
    {
        ImmutableArray<LonLat> corners = [.. ring.Elements(MostCorners).Select(Position)];
        return corners.Length < 4 ? throw ring.Wrong("at least four positions") : FootprintRing.Of(corners);
    }

    private static LonLat Position(JsonField position)
    {
        IReadOnlyList<JsonField> numbers = position.Elements(4);
        return numbers.Count >= 2
            ? new LonLat(numbers[0].Number(-360, 360), numbers[1].Number(-90, 90))
            : throw position.Wrong("longitude and latitude in degrees");
    }
}

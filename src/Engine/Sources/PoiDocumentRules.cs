using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources;

/// <summary>Ranges of the coordinates in a poi.json, in degrees.</summary>
internal readonly ref struct PoiDocumentRules(PoiDocumentErrors errors)
{
    private const double UtmSouth = -80;
    private const double UtmNorth = 84;

    private readonly PoiDocumentErrors _errors = errors;

    /// <summary><paramref name="value"/>, when UTM covers it.</summary>
    /// <param name="value">Latitude; finite.</param>
    /// <param name="field">Its name, for messages.</param>
    /// <param name="offset">Its place in the file, in bytes.</param>
    /// <exception cref="NuTonicException">NT1009, NT1011.</exception>
    public double Latitude(double value, string field, long offset) => value switch
    {
        < -90 or > 90 => throw _errors.At(offset, Errors.LatitudeOutOfRange, field, value),
        < UtmSouth or > UtmNorth => throw _errors.At(offset, Errors.LatitudeBeyondUtm, field, value),
        _ => value,
    };

    /// <summary><paramref name="value"/>, when it is a longitude.</summary>
    /// <param name="value">Longitude; finite.</param>
    /// <param name="field">Its name, for messages.</param>
    /// <param name="offset">Its place in the file, in bytes.</param>
    /// <exception cref="NuTonicException">NT1010.</exception>
    public double Longitude(double value, string field, long offset) => value is < -180 or > 180
        ? throw _errors.At(offset, Errors.LongitudeOutOfRange, field, value)
        : value;

    /// <summary><paramref name="box"/>, when it has an area.</summary>
    /// <param name="box">Four edges of which each is in range.</param>
    /// <param name="offset">Its place in the file, in bytes.</param>
    /// <exception cref="NuTonicException">NT1012, NT1013, NT1014.</exception>
    public Extent Box(Extent box, long offset)
    {
        if (box.Left < box.Right && box.Bottom < box.Top)
        {
            return box;
        }

        // West beyond east by more than half the globe is a short box over longitude 180, else a slip of the pen.
        ErrorDescriptor descriptor = box.Left == box.Right || box.Bottom == box.Top ? Errors.BoxEmpty
            : box.Left - box.Right > 180 ? Errors.BoxOverAntimeridian
            : Errors.BoxInverted;
        throw _errors.At(offset, descriptor, box.Left, box.Bottom, box.Right, box.Top);
    }
}

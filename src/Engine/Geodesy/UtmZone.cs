namespace NuTonic.Engine.Geodesy;

/// <summary>Which UTM zone a place belongs to, by longitude alone.</summary>
/// <remarks>Without the exceptions for Norway and Svalbard: the imagery is gridded per place, and a zone further off
/// only costs a projection, while a rule without exceptions keeps the reference's grids.</remarks>
internal static class UtmZone
{
    /// <summary>The zone of a place; the equator (also -0.0) is north, longitude 180 belongs to zone 60.</summary>
    /// <param name="latitudeDegrees">-90..90; only the sign matters.</param>
    /// <param name="longitudeDegrees">-180..180; beyond, the first or last zone.</param>
    public static Crs Crs(double latitudeDegrees, double longitudeDegrees)
    {
        double zone = Math.Floor((longitudeDegrees + 180) / 6) + 1;
        return Geodesy.Crs.Utm((int)Math.Clamp(zone, 1, 60), latitudeDegrees < 0);
    }
}

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>Computes the licence of the whole from those of its sources.</summary>
internal static class AerialLicense
{
    // What asks for nothing that the Open Database License does not grant.
    private static readonly string[] Permissive = [AerialSource.PublicDomain, "cc0-1.0", "pddl", "apache-2.0", "mit"];

    /// <summary>
    /// The only licence when there is one; that of OpenStreetMap when all others are permissive, because it wants
    /// everything that is made from the map under its own terms; otherwise each source's own.
    /// </summary>
    public static CardLicense Of(IEnumerable<AerialSource> sources)
    {
        string[] ids = [.. sources.Select(source => source.LicenseId).Distinct().Order(StringComparer.Ordinal)];
        string[] binding = [.. ids.Except(Permissive, StringComparer.Ordinal)];
        return (ids, binding) switch
        {
            (_, [AerialSource.OpenDatabase]) => new CardLicense(AerialSource.OpenDatabase, null, null),
            ([AerialSource.PublicDomain], _) => new CardLicense("other", AerialSource.PublicDomain, null),
            ([not "other"], _) => new CardLicense(ids[0], null, null),
            _ => CardLicense.PerSource,
        };
    }
}

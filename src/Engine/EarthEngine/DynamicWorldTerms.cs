namespace NuTonic.Engine.EarthEngine;

/// <summary>Under which terms labels of Dynamic World may be used, for ledger and card.</summary>
internal static class DynamicWorldTerms
{
    /// <summary>What it is.</summary>
    public const string Name = "Dynamic World V1 land-cover labels";

    /// <summary>Its licence.</summary>
    public const string License = "CC-BY-4.0";

    /// <summary>Notice to be repeated by whoever passes the labels on.</summary>
    public const string Attribution =
        "Labels: Dynamic World V1, made for the Dynamic World Project by Google with the National Geographic Society "
        + "and the World Resources Institute (doi.org/10.1038/s41597-022-01307-4), CC BY 4.0; resampled to the grid of "
        + "each place, masked pixels set to 255. Contains modified Copernicus Sentinel data from 2015 on.";

    /// <summary>What an account has to keep to while fetching.</summary>
    public const string Access =
        "Fetched with Google Earth Engine, whose own terms set apart commercial from other use and count "
        + "requests per project.";
}

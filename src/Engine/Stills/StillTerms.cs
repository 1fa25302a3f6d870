namespace NuTonic.Engine.Stills;

/// <summary>Under which terms stills may be used, for ledger and card.</summary>
internal static class StillTerms
{
    /// <summary>What it is.</summary>
    public const string Name = "Mapbox Satellite still images";

    /// <summary>The licence's identifier: none of the open ones.</summary>
    public const string License = "other";

    /// <summary>Terms in a few words.</summary>
    public const string Summary =
        "not open data: fetched under the Mapbox terms of service that the account agreed to; keeping, passing on or "
        + "training with the pictures may need a licence of Mapbox and its imagery providers, so check before a data "
        + "set with stills is published";

    /// <summary>Notice to be repeated wherever the pictures are shown.</summary>
    public const string Attribution = "\u00A9 Mapbox, \u00A9 OpenStreetMap contributors, \u00A9 Maxar";

    /// <summary>Where the terms are.</summary>
    public static readonly Uri Address = new("https://www.mapbox.com/legal/tos");
}

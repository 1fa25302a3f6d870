namespace NuTonic.Engine.Network;

/// <summary>Limits of public hosts that a build asks by default, well inside what they allow.</summary>
internal static class KnownHosts
{
    /// <summary>By host name.</summary>
    public static readonly IReadOnlyDictionary<string, FetchLimits> Limits = new Dictionary<string, FetchLimits>(
        StringComparer.Ordinal)
    {
        // Two slots an address; a query may compute for its own timeout of three minutes before the first byte.
        ["overpass-api.de"] = new(2, 1, 1) { AnswerTimeout = TimeSpan.FromSeconds(240) },

        // Quotas of Earth Engine: 40 requests at once and 100 a second for a project;
        // pixels are computed before the first byte.
        ["earthengine.googleapis.com"] = new(8, 10, 8) { AnswerTimeout = TimeSpan.FromSeconds(300) },

        // 1,250 a minute for static images.
        ["api.mapbox.com"] = new(4, 10, 4),
        ["planetarycomputer.microsoft.com"] = new(4, 5, 4),
        ["earth-search.aws.element84.com"] = new(4, 5, 4),
        ["datasets-server.huggingface.co"] = new(2, 2, 2),
        ["huggingface.co"] = new(4, 5, 4),
    };
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>What to do when Earth Engine refuses a request: the network's errors cannot know it.</summary>
internal static class EarthEngineRefusal
{
    /// <summary>A sentence for an error of the fetcher; null where there is nothing to add.</summary>
    /// <param name="code">NT13xx.</param>
    public static string? Advice(string code) => code switch
    {
        // 401, 403: the credential, or what it may do.
        _ when code == Errors.FetchCredentialRefused.Code =>
            $"The project that {EarthEngineOptions.ProjectVariable} names has to be registered for Earth "
            + $"Engine and must have its API "
            + "switched on, and the account needs the roles Earth Engine Resource Viewer and Service "
            + "Usage Consumer in it.",

        // 429: the project's share of the service.
        _ when code == Errors.FetchRateLimited.Code =>
            "Earth Engine limits requests and computing time for each project: build again later, or "
            + "with another project in "
            + $"{EarthEngineOptions.ProjectVariable}.",

        // 404: the address holds nothing that can be wrong but the project.
        _ when code == Errors.FetchMissing.Code =>
            $"Check the project that {EarthEngineOptions.ProjectVariable} names.",

        // 400: an expression or grid that the service does not take.
        _ when code == Errors.FetchRefused.Code =>
            "If the answer speaks of a limit or of time, make the box of this POI smaller; else the service has "
            + "changed: report it.",
        _ => null,
    };
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Whom to ask for what is computed by Earth Engine.</summary>
internal sealed record EarthEngineOptions
{
    /// <summary>The environment variable that names the project.</summary>
    public const string ProjectVariable = "EE_PROJECT";

    /// <summary>The service itself.</summary>
    public static readonly Uri Service = new("https://earthengine.googleapis.com/");

    private EarthEngineOptions(string project) => Project = project;

    /// <summary>Id or number of the Google Cloud project that asks.</summary>
    public string Project { get; }

    /// <summary>Root of the API, with a slash at the end.</summary>
    public Uri Host { get; init; } = Service;

    /// <summary>The options for a project.</summary>
    /// <param name="project">What EE_PROJECT holds; null or blank when it is not set.</param>
    /// <exception cref="NuTonicException">NT1700: there is none; NT1701: it is no project, and is not shown, because
    /// people put keys where ids belong.</exception>
    public static EarthEngineOptions Of(string? project)
    {
        string trimmed = project?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            throw new NuTonicException(Errors.EarthEngineProjectMissing, null, ProjectVariable);
        }

        return IsNumber(trimmed) || IsId(trimmed)
            ? new EarthEngineOptions(trimmed)
            : throw new NuTonicException(Errors.EarthEngineProjectWrong, null, ProjectVariable);
    }

    private static bool IsNumber(string project) => project.Length <= 20 && project.All(char.IsAsciiDigit);

    private static bool IsId(string project)
    {
        // Projects of some old organisations carry its domain: example.com:my-project.
        string id = project[(project.LastIndexOf(':') + 1)..];
        string domain = project[..(project.Length - id.Length)].TrimEnd(':');
        return id.Length is >= 6 and <= 30 && char.IsAsciiLetterLower(id[0]) && id[^1] != '-'
            && id.All(c => IsLowerOrDigit(c) || c == '-')
            && domain.Length <= 100 && domain.All(c => IsLowerOrDigit(c) || c is '-' or '.');
    }

    private static bool IsLowerOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}

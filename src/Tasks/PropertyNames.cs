using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Finds global properties without effect: misspelt options, and options of another profile.</summary>
internal static class PropertyNames
{
    private static readonly string[] KnownPrefixes = ["NuTonic", "MSBuild", "NuGet", "Restore", "Dotnet", "_"];

    private static readonly string[] Known =
    [
        "Configuration", "Platform", "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "TreatWarningsAsErrors",
        "ContinuousIntegrationBuild", "Deterministic", "OutputPath", "OutDir", "RuntimeIdentifier", "SelfContained",
        "TargetFramework", "SolutionDir", "SolutionPath", "SolutionName", "SolutionExt", "SolutionFileName",
        "NoRestore", "ImportDirectoryBuildProps", "VersionSuffix", "UseSharedCompilation",
        "CurrentSolutionConfigurationContents", "BuildingSolutionFile", "ArtifactsPath", "UseRazorBuildServer",
    ];

    /// <summary>
    /// One warning per name without effect, in ordinal order. Only what was given for this very build is looked at: a
    /// project may hold the options of several profiles.
    /// </summary>
    /// <param name="globalProperties">Names of the properties of the command line.</param>
    /// <param name="profile">Value of the option Profile.</param>
    public static IEnumerable<Diagnostic> Check(IEnumerable<string> globalProperties, string profile)
    {
        foreach (string name in globalProperties.Order(StringComparer.Ordinal))
        {
            if (Dataset.ForeignProfileOf(name, profile) is { } other)
            {
                yield return Diagnostic.Create(Errors.ForeignOption, null, name, other, profile);
                continue;
            }

            if (IsKnown(name))
            {
                continue;
            }

            string? suggestion = Dataset.NearestOption(name);
            yield return suggestion is null
                ? Diagnostic.Create(Errors.UnknownProperty, null, name)
                : Diagnostic.Create(Errors.MisspeltProperty, null, name, suggestion);
        }
    }

    private static bool IsKnown(string name) =>
        Dataset.IsOption(name)
        || Known.Contains(name, StringComparer.OrdinalIgnoreCase)
        || KnownPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

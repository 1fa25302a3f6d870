using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Finds global properties that nothing reads, which are mostly misspelt options.</summary>
internal static class PropertyNames
{
    private static readonly string[] KnownPrefixes = ["NuTonic", "MSBuild", "NuGet", "Restore", "Dotnet", "_"];

    private static readonly string[] Known =
    [
        "Configuration", "Platform", "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "TreatWarningsAsErrors",
        "ContinuousIntegrationBuild", "Deterministic", "OutputPath", "OutDir", "RuntimeIdentifier", "SelfContained",
        "TargetFramework", "SolutionDir", "SolutionPath", "SolutionName", "SolutionExt", "SolutionFileName", "NoRestore",
        "ImportDirectoryBuildProps", "VersionSuffix", "UseSharedCompilation", "CurrentSolutionConfigurationContents",
        "BuildingSolutionFile", "ArtifactsPath", "UseRazorBuildServer",
    ];

    /// <summary>One warning per unknown name, in ordinal order.</summary>
    public static IEnumerable<Diagnostic> Check(IEnumerable<string> globalProperties)
    {
        foreach (string name in globalProperties.Order(StringComparer.Ordinal))
        {
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

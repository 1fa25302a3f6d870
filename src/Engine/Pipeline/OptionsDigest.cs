using System.Reflection;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Digest of everything besides its own files that can reach a unit. While it is unchanged, a unit whose files are
/// unchanged is up to date without a look at its nodes; when it changes, each node decides by its own manifest.
/// </summary>
internal static class OptionsDigest
{
    /// <summary>Combines options, templates and the version constants of all steps.</summary>
    /// <param name="settings">Options that change a byte of the data set, and digests of what else does.</param>
    /// <param name="allowExternalLinks">Changes no byte, but which folders may be read.</param>
    /// <param name="versions">The type whose public constants are the versions.</param>
    public static Digest Of(
        IEnumerable<Setting> settings, bool allowExternalLinks, Type versions)
    {
        Manifest.Builder manifest = new("options", 1);
        foreach ((string name, string value) in settings)
        {
            manifest.Add(name, value);
        }

        manifest.Add("AllowExternalLinks", allowExternalLinks);

        // By reflection, so that a new step cannot be forgotten.
        foreach (FieldInfo version in versions.GetFields().OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            manifest.Add(version.Name, (int)version.GetRawConstantValue()!);
        }

        return manifest.ToManifest().Fingerprint;
    }
}

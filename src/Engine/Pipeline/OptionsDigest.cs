using System.Reflection;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Digest of everything besides its own files that can reach a POI. While it is unchanged, a POI whose files are
/// unchanged is up to date without a look at its nodes; when it changes, each node decides by its own manifest.
/// </summary>
internal static class OptionsDigest
{
    /// <summary>Combines options, templates and the version constants of all steps.</summary>
    /// <param name="settings">Options that change a byte of the data set.</param>
    /// <param name="prompts">Digests of the templates.</param>
    /// <param name="allowExternalLinks">Changes no byte, but which folders may be read.</param>
    public static Digest Of(
        IEnumerable<KeyValuePair<string, string>> settings, PromptDigests prompts, bool allowExternalLinks)
    {
        Manifest.Builder manifest = new("options", 1);
        foreach ((string name, string value) in settings.Concat(prompts.Settings()))
        {
            manifest.Add(name, value);
        }

        manifest.Add("AllowExternalLinks", allowExternalLinks);

        // By reflection, so that a new step cannot be forgotten.
        foreach (FieldInfo version in typeof(StepVersions).GetFields().OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            manifest.Add(version.Name, (int)version.GetRawConstantValue()!);
        }

        return manifest.ToManifest().Fingerprint;
    }
}

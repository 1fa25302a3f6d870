using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>Says which input made a node dirty, by comparing its manifest with the one of the last build.</summary>
internal static class Explanation
{
    private const int ShownHashDigits = 12;

    /// <summary>One sentence part: the fields that differ with old and new value.</summary>
    /// <param name="actions">Keeps the manifests of earlier results.</param>
    /// <param name="previous">The node as the last build left it, or null.</param>
    /// <param name="manifest">The node as it is now.</param>
    public static string Reason(IActionCache actions, NodeRecord? previous, Manifest manifest)
    {
        if (previous is null)
        {
            return "new";
        }

        if (!actions.TryGet(previous.Fingerprint, out ActionRecord? old))
        {
            return "its inputs changed; the cache no longer has the old ones to compare with";
        }

        string changes = string.Join(", ", Changes(
            Manifest.Decode(old.KeyMaterial.Span),
            Manifest.Decode(manifest.Bytes.Span)));
        return changes.Length > 0 ? changes : "its inputs changed";
    }

    /// <summary>The fields that differ, in the order of the new manifest, then those that are gone.</summary>
    internal static IEnumerable<string> Changes(ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now)
    {
        Dictionary<string, ManifestField> before = new(StringComparer.Ordinal);
        foreach (ManifestField field in old)
        {
            before[field.Name] = field;
        }

        foreach (ManifestField field in now)
        {
            if (!before.Remove(field.Name, out ManifestField? was))
            {
                yield return $"{field.Name} added: {Shown(field)}";
            }
            else if (was != field)
            {
                yield return $"{field.Name} {Shown(was)} -> {Shown(field)}";
            }
        }

        foreach (ManifestField field in old.Where(field => before.ContainsKey(field.Name)))
        {
            yield return $"{field.Name} removed: {Shown(field)}";
        }
    }

    private static string Shown(ManifestField field) =>
        field.Type == FieldType.Hash && field.Value.Length > ShownHashDigits
            ? field.Value[..ShownHashDigits]
            : field.Value;
}

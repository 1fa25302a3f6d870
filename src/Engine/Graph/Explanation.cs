using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>Says which input made a node dirty, by comparing its manifest with the one of the last build.</summary>
internal static class Explanation
{
    /// <summary>Compares with the last build.</summary>
    /// <param name="earlier">Finds the manifests of the last build.</param>
    /// <param name="previous">The node as the last build left it, or null.</param>
    /// <param name="manifest">The node as it is now.</param>
    /// <param name="causeOf">Makes the cause of a field that differs.</param>
    public static Reason Reason(
        EarlierManifests earlier, NodeRecord? previous, Manifest manifest, Func<FieldChange, Cause> causeOf)
    {
        if (previous is null)
        {
            return Graph.Reason.New;
        }

        if (!earlier.TryFind(previous, manifest, out ReadOnlyMemory<byte> old))
        {
            return Graph.Reason.InputsLost;
        }

        (ImmutableArray<ManifestField> before, ImmutableArray<ManifestField> now) =
            ManifestDifference.Between(old.Span, manifest.Bytes.Span);
        ImmutableArray<Cause> causes = Changes(before, now, causeOf);
        return causes.IsEmpty ? Graph.Reason.InputsChanged : new Reason(causes);
    }

    /// <summary>The fields that differ, in the order of the new manifest, then those that are gone.</summary>
    internal static ImmutableArray<Cause> Changes(
        ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now, Func<FieldChange, Cause> causeOf)
    {
        Dictionary<string, ManifestField> before = new(StringComparer.Ordinal);
        foreach (ManifestField field in old)
        {
            before[field.Name] = field;
        }

        ImmutableArray<Cause>.Builder causes = ImmutableArray.CreateBuilder<Cause>();
        foreach (ManifestField field in now)
        {
            before.Remove(field.Name, out ManifestField? was);
            if (was != field)
            {
                causes.Add(causeOf(new FieldChange(field.Name, field.Type, was?.Value, field.Value)));
            }
        }

        causes.AddRange(old.Where(field => before.ContainsKey(field.Name))
            .Select(field => causeOf(new FieldChange(field.Name, field.Type, field.Value, null))));
        return causes.ToImmutable();
    }
}

namespace NuTonic.Engine.Graph;

/// <summary>Removes what killed builds published and no later build took into its record.</summary>
internal static class UnrecordedOutputs
{
    /// <summary>
    /// Call when every unit of the build is committed or up to date. Files that a record names stay; so do files that
    /// hold other bytes than a build set out to publish.
    /// </summary>
    public static void Remove(BuildServices services)
    {
        foreach (string path in Leftovers(services))
        {
            services.Outputs.RemoveUnrecorded(path);
        }

        services.Outputs.Journal.Settle(services.Outputs.Journal.UnrecordedPaths);
    }

    /// <summary>Paths of the files that <see cref="Remove"/> would remove, in ordinal order.</summary>
    public static IReadOnlyList<string> Leftovers(BuildServices services)
    {
        if (!services.Outputs.Journal.HasUnrecorded)
        {
            return [];
        }

        HashSet<string?> claimed = new(
            services.State.UnitNames
                .SelectMany(unit => services.State.Find(unit)?.Nodes ?? [])
                .SelectMany(node => node.Outputs)
                .Select(output => output.Path),
            StringComparer.Ordinal);
        return [.. services.Outputs.Journal.UnrecordedPaths
            .Where(path => !claimed.Contains(path) && services.Outputs.IsUnrecorded(path))];
    }
}

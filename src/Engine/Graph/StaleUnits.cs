namespace NuTonic.Engine.Graph;

/// <summary>Removes what units published that are no longer part of the build.</summary>
internal static class StaleUnits
{
    /// <summary>
    /// Removes the outputs of every remembered unit outside <paramref name="present"/>, and forgets it. An output that
    /// a present unit publishes too stays: it moved there, as when a POI's folder is renamed but not its id.
    /// </summary>
    /// <param name="present">Names of the units of this build, all of them committed or up to date.</param>
    /// <param name="services">What the build shares.</param>
    public static void Remove(IReadOnlySet<string> present, BuildServices services)
    {
        string[] stale = [.. services.State.UnitNames.Where(name => !present.Contains(name))];
        if (stale.Length == 0)
        {
            return;
        }

        HashSet<string> claimed = new(
            present.SelectMany(name => Outputs(name, services)).Select(output => output.Path!), StringComparer.Ordinal);
        foreach (string name in stale)
        {
            foreach (OutputRecord output in Outputs(name, services).Where(output => !claimed.Contains(output.Path!)))
            {
                services.Outputs.Remove(output);
            }

            services.State.Remove(name);
        }
    }

    private static IEnumerable<OutputRecord> Outputs(string unit, BuildServices services) =>
        (services.State.Find(unit)?.Nodes ?? [])
            .SelectMany(node => node.Outputs)
            .Where(output => output.Path is not null);
}

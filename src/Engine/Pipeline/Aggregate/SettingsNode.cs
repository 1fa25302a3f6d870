using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>
/// The node <c>settings</c>: <c>meta/settings.json</c>, every option that changes a byte of the data set.
/// </summary>
internal static class SettingsNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "settings";

    /// <summary>The node.</summary>
    public static Node Create(BuildContext build)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Settings);
        Setting[] settings = [.. build.Settings];
        foreach ((string name, string value) in settings)
        {
            manifest.Add(name, value);
        }

        return new Node
        {
            Name = "settings",
            Kind = Kind,
            Manifest = manifest.ToManifest(),
            Origin = FieldOrigins.Of,
            Outputs = ["meta/settings.json"],
            Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [SettingsWriter.Write(settings)]),
        };
    }
}

using NuTonic.Engine.Sources;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A world of small POI folders for a <see cref="BuildSpace"/>, copied from one that is drawn once: poi_0000 with a
/// still, its variant poi_0000_g001, and poi_0001, each of 3 x 3 tiles of 64 px at a stride of 32.
/// </summary>
internal static class World
{
    /// <summary>Folder below the space.</summary>
    public const string Folder = "pois";

    /// <summary>The option that makes a space build it.</summary>
    public static readonly (string Name, string Value) Property = ("PoiRoot", Folder);

    private static readonly Lazy<string> Template = new(Draw);

    /// <summary>A space with a world of its own.</summary>
    public static BuildSpace NewSpace(params (string Name, string Value)[] properties)
    {
        BuildSpace space = new([Property, .. properties]);
        CopyTo(space.Combine(Folder));
        return space;
    }

    /// <summary>Copies the world into a new folder.</summary>
    public static void CopyTo(string folder) => FolderCopy.Copy(Template.Value, folder);

    private static string Draw()
    {
        string root = Path.Combine(
            Path.GetTempPath(), FormattableString.Invariant($"nutonic-world-{Environment.ProcessId}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        SampleWorld.Generate(root, new SampleOptions(Pois: 3, Seed: 1, BoxKm: 1));
        return root;
    }
}

using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>
/// A space with imagery and a map of its own, copied from a world that is drawn once: three quads, the first two of one
/// zone, which overlap, the third of the next zone.
/// </summary>
internal sealed class AerialSpace : IDisposable
{
    /// <summary>Folder of the quads below the space.</summary>
    public const string Imagery = "imagery";

    /// <summary>The map below the space.</summary>
    public const string Map = "map.osm";

    private static readonly Lazy<string> Template = new(Draw);

    /// <summary>Copies the world; <paramref name="properties"/> go into the project.</summary>
    public AerialSpace(params (string Name, string Value)[] properties)
    {
        Space = new BuildSpace(
            [("Profile", "rsteller"), ("ImageryRoot", Imagery), ("OsmExtract", Map), .. properties]);
        FolderCopy.Copy(Path.Combine(Template.Value, AerialWorld.ImageryName), Space.Combine(Imagery));
        File.Copy(Path.Combine(Template.Value, AerialWorld.MapName), Space.Combine(Map));
    }

    /// <summary>The space.</summary>
    public BuildSpace Space { get; }

    /// <summary>Names of the quads in order.</summary>
    public string[] Quads =>
    [
        .. Directory.GetFiles(Space.Combine(Imagery), "*.tif").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Builds.</summary>
    public BuildRun Build(params string[] arguments) => Space.Build(arguments);

    /// <summary>Builds; the build has to succeed.</summary>
    public BuildRun BuildWell(params string[] arguments)
    {
        BuildRun run = Space.Build(arguments);
        Assert.True(run.ExitCode == 0, run.Output);
        return run;
    }

    /// <summary>
    /// Nodes by what they make, as in "caption 12, image 12": the last step of the name without the number of an
    /// attempt, a revision or a shard.
    /// </summary>
    public static SortedDictionary<string, int> Kinds(IEnumerable<string> nodes) => new(
        nodes.Select(node => node.Split('/')[^1]
            .TrimEnd("0123456789".ToCharArray())
            .Replace("train-000000-", "shard-", StringComparison.Ordinal))
            .GroupBy(kind => kind)
            .ToDictionary(kinds => kinds.Key, kinds => kinds.Count()),
        StringComparer.Ordinal);

    public void Dispose() => Space.Dispose();

    private static string Draw()
    {
        string root = Path.Combine(
            Path.GetTempPath(), FormattableString.Invariant($"nutonic-aerial-{Environment.ProcessId}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        AerialWorld.Generate(root, new AerialSampleOptions(Quads: 3));
        return root;
    }
}

using System.Diagnostics;
using NuTonic.ChatServer;
using NuTonic.EndToEnd.Tests.UnderFire;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>
/// The world of <see cref="AerialSpace"/>, captioned by a server of the test; built by the host, which starts fast.
/// </summary>
internal sealed class ChatSpace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly AerialSpace _world = new();

    /// <summary>The folder.</summary>
    public BuildSpace Space => _world.Space;

    /// <summary>Builds with captions of <paramref name="server"/> and waits for the end.</summary>
    public BuildRun Build(ChatServerHost server, params string[] options) => Build(server.Endpoint, options);

    /// <summary>Builds with captions of the server at <paramref name="endpoint"/>.</summary>
    public BuildRun Build(string endpoint, params string[] options)
    {
        using Process process = Start(endpoint, options);
        return BuildRun.WaitFor(process, Patience);
    }

    /// <summary>Starts a build without waiting.</summary>
    public Process Start(string endpoint, params string[] options)
    {
        string[] defaults =
        [
            "Profile=rsteller",
            "ImageryRoot=" + Space.Combine(AerialSpace.Imagery),
            "OsmExtract=" + Space.Combine(AerialSpace.Map),
            "DatasetDir=" + Space.Out,
            "CacheDir=" + Space.Combine("cache"),
            "Captioner=openai",
            "CaptionEndpoint=" + endpoint,
            "CaptionModels=first=1;second=1",
            "CaptionAttempts=2",
            "Parallelism=2",
        ];
        string[] command = [HostSpace.Host, Space.Path, Space.Combine("obj"), .. defaults
            .Where(one => !options.Any(option => option.StartsWith(
                one[..(one.IndexOf('=', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))), .. options];
        ProcessStartInfo start = new("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in Space.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => _world.Dispose();
}

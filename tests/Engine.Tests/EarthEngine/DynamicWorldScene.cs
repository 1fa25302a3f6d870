using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;
using NuTonic.Engine.Raster;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>A POI that asks for the labels of a scene of 12 June 2024.</summary>
internal static class DynamicWorldScene
{
    private static readonly Extent Box = new(11.4, 47.9, 11.46, 47.94);

    public static Grid Grid { get; } = ReferenceGrid.Create(Box, 47.92, 11.43, 10);

    public static LabelQuery Query { get; } = new()
    {
        Subject = "poi_7",
        BoxWgs84 = Box,
        Grid = Grid,
        SceneTime = new DateTimeOffset(2024, 6, 12, 10, 26, 2, TimeSpan.Zero),
    };

    public static DynamicWorldClient Client(IFetcher fetcher, ServerHost host, DynamicWorldOptions? options = null) =>
        Client(fetcher, EarthEngineOptions.Of("my-project-1") with { Host = host.Address }, options);

    public static DynamicWorldClient Client(
        IFetcher fetcher, EarthEngineOptions engine, DynamicWorldOptions? options = null)
    {
        EarthEngineApi api = new(fetcher, new EarthEngineCredential(new FakeTokens(), engine.Host), engine);
        return new DynamicWorldClient(api, options ?? new DynamicWorldOptions());
    }
}

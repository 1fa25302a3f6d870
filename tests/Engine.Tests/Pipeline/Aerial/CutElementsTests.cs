using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

public sealed class CutElementsTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Build_MapCutsElements_SaysSoOnceInEachBuild()
    {
        (_, RecordingLog first) = _scene.Build();
        (DatasetResult again, RecordingLog nothing) = _scene.Build();
        (_, RecordingLog pictures) = _scene.Build(("JpegQuality", "70"));
        (_, RecordingLog nothingMore) = _scene.Build(("JpegQuality", "70"));

        Assert.Equal(0, again.Built);
        Assert.All((RecordingLog[])[first, nothing, pictures, nothingMore], log =>
            Assert.Single(log.Diagnostics, warning => warning.Code == Engine.Diagnostics.Errors.OsmElementsCut.Code));
    }
}

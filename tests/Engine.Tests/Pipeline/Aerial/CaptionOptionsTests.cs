using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

public sealed class CaptionOptionsTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Build_ServerNamedButTemplatesWrite_WarnsOnce()
    {
        (_, RecordingLog log) = _scene.Build(("CaptionModels", "small"), ("CaptionEndpoint", "http://127.0.0.1:9/v1"));

        Diagnostic warning = Assert.Single(log.Diagnostics, warning => warning.Code == Errors.CaptionServerUnused.Code);
        Assert.StartsWith("Nothing uses CaptionEndpoint and CaptionModels", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Build().Log.Diagnostics, other => other.Code == warning.Code);
    }
}

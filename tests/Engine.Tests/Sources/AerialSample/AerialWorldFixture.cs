using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

/// <summary>The default world, made once for a class of tests.</summary>
public sealed class AerialWorldFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AerialWorldFixture() => AerialWorld.Ensure(Root, Options);

    public string Root => _folder.Combine("world");

    internal static AerialSampleOptions Options { get; } = new();

    public string Picture(int index) =>
        Path.Combine(Root, AerialWorld.ImageryName, AerialQuad.At(index, AerialQuad.UsualSidePx).Name + ".tif");

    public void Dispose() => _folder.Dispose();
}

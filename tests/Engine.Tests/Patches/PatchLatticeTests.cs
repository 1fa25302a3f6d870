using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchLatticeTests
{
    [Fact]
    public void QuadRowsOfPatch_NativeQuad_IsThePatch()
    {
        PatchLattice lattice = PatchLattice.Create(Quads.Utm(200, 150), Quads.Small, "quad.tif");

        Assert.Equal(16, lattice.QuadRowsOfPatch);
        Assert.Equal(0.5, lattice.QuadPixelMeters);
    }

    [Fact]
    public void QuadRowsOfPatch_QuadInDegrees_MeasuresPixelsOnTheGround()
    {
        PatchLattice lattice = PatchLattice.Create(Quads.Degrees(2000, 1500), Quads.Small, "quad.tif");

        // 16 pixels of half a metre, and the quad may be turned.
        Assert.InRange(lattice.QuadPixelMeters, 0.49, 0.51);
        Assert.InRange(lattice.QuadRowsOfPatch, 16, 24);
    }

    [Fact]
    public void QuadRowsOfPatch_FinerQuad_CountsItsRows()
    {
        PatchLattice lattice = PatchLattice.Create(Quads.Utm(800, 600, pixelMeters: 0.125), Quads.Small, "quad.tif");

        Assert.InRange(lattice.QuadRowsOfPatch, 64, 92);
    }
}

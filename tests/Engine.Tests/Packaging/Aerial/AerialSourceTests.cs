using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Tests.Packaging.Aerial;

public sealed class AerialSourceTests
{
    [Theory]
    [InlineData("cc-by-4.0", "cc-by-4.0")]
    [InlineData("CC0-1.0", "cc0-1.0")]
    [InlineData("other", "other")]
    [InlineData("ask: me\nlicense: mit", "other")]
    [InlineData("", "other")]
    public void Imagery_LicenceOfASidecar_IsAnIdentifierOrOther(string license, string id) =>
        Assert.Equal(id, AerialSource.Imagery(license).LicenseId);

    [Fact]
    public void Of_PermissiveImageryInCapitalsAndTheMap_IsTheMapsLicence() =>
        Assert.Equal("odbl", AerialLicense.Of([AerialSource.Imagery("CC0-1.0"), AerialSource.OpenStreetMap]).Id);
}

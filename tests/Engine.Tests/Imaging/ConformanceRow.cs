namespace NuTonic.Engine.Tests.Imaging;

/// <summary>What one conformance file must decode to.</summary>
internal sealed record ConformanceRow(
    string Path, int Width, int Height, int Bands, string Type, string Compression, string Sha256)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

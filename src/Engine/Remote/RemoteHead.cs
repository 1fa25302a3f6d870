using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Remote;

/// <summary>What tells where the pixels of a file lie, and which version of the file it is of.</summary>
/// <param name="Identity">The version.</param>
/// <param name="Extents">All of the file but its pixels.</param>
internal sealed record RemoteHead(FileIdentity Identity, IReadOnlyList<TiffExtent> Extents)
{
    /// <summary>Bytes that it takes in memory.</summary>
    public long Bytes => Extents.Sum(extent => (long)extent.Bytes.Length);
}

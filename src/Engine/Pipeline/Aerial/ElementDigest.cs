using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Digest of the elements that a patch sees, so that a change of the extract reaches only the patches that see it.
/// Every text and list comes behind its length, so no two lists of elements share their bytes.
/// </summary>
internal sealed class ElementDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Digest of <paramref name="elements"/> in their order.</summary>
    public static Digest Of(ImmutableArray<OsmElement> elements)
    {
        using ElementDigest digest = new();
        digest.Add(elements.Length);
        foreach (OsmElement element in elements)
        {
            digest.Add(element);
        }

        return Digest.FromBytes(digest._hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Add(OsmElement element)
    {
        Add((int)element.Id.Type);
        Add(element.Id.Number);
        Add(element.IsIncomplete ? 1 : 0);
        Add(element.Tags.Length);
        foreach ((string key, string value) in element.Tags)
        {
            Add(key);
            Add(value);
        }

        Add(element.Points);
        Add(element.Lines);
        Add(element.Polygons.Length);
        foreach (OsmPolygon polygon in element.Polygons)
        {
            Add(polygon.Outer);
            Add(polygon.Holes);
        }
    }

    private void Add(ImmutableArray<ImmutableArray<OsmPoint>> lists)
    {
        Add(lists.Length);
        foreach (ImmutableArray<OsmPoint> list in lists)
        {
            Add(list);
        }
    }

    // Two doubles each; the platforms that this runs on are little endian, as the format of the manifests is.
    private void Add(ImmutableArray<OsmPoint> points)
    {
        Add(points.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(points.AsSpan()));
    }

    private void Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}

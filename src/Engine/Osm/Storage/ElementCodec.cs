using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// An element as the bytes of an index: type, id, kind, 1 when incomplete, tags, parts of rings of positions (each the
/// difference to the one before), and the XxHash3 of all that in 8 bytes.
/// </summary>
internal static class ElementCodec
{
    private const int ChecksumBytes = sizeof(ulong);

    /// <summary>Writes an element without its checksum.</summary>
    public static void Write(PackedWriter writer, PackedElement element)
    {
        writer.Unsigned((ulong)element.Id.Type);
        writer.Signed(element.Id.Number);
        writer.Unsigned((ulong)element.Kind);
        writer.Unsigned(element.IsIncomplete ? 1UL : 0UL);
        RawCodec.Write(writer, element.Tags);
        writer.Unsigned((ulong)element.Parts.Length);
        PackedPoint previous = default;
        foreach (PackedPoint[][] rings in element.Parts)
        {
            writer.Unsigned((ulong)rings.Length);
            foreach (PackedPoint[] ring in rings)
            {
                writer.Unsigned((ulong)ring.Length);
                foreach (PackedPoint point in ring)
                {
                    writer.Signed((long)point.Longitude - previous.Longitude);
                    writer.Signed((long)point.Latitude - previous.Latitude);
                    previous = point;
                }
            }
        }
    }

    /// <summary>The bytes of an element with their checksum.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> written)
    {
        byte[] body = new byte[written.Length + ChecksumBytes];
        written.CopyTo(body);
        BinaryPrimitives.WriteUInt64LittleEndian(body.AsSpan(written.Length), XxHash3.HashToUInt64(written));
        return body;
    }

    /// <summary>Reads an element.</summary>
    /// <param name="body">What <see cref="Seal"/> gave.</param>
    /// <param name="texts">Saves making the same texts again and again.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static OsmElement Read(ReadOnlySpan<byte> body, TextCache texts)
    {
        if (body.Length < ChecksumBytes
            || BinaryPrimitives.ReadUInt64LittleEndian(body[^ChecksumBytes..]) != XxHash3.HashToUInt64(
                body[..^ChecksumBytes]))
        {
            throw new InvalidDataException("an element has not the checksum that was stored with it");
        }

        var reader = new PackedReader(body[..^ChecksumBytes]);
        var type = (OsmType)reader.Unsigned();
        var id = new OsmId(type, reader.Signed());
        var kind = (PackedKind)reader.Unsigned();
        bool isIncomplete = reader.Unsigned() == 1;
        ImmutableArray<KeyValuePair<string, string>> tags = ReadTags(ref reader, texts);
        ImmutableArray<ImmutableArray<OsmPoint>>[] parts = ReadParts(ref reader);
        return new OsmElement
        {
            Id = id,
            Tags = tags,
            Points = kind == PackedKind.Point ? parts[0][0] : [],
            Lines = kind == PackedKind.Lines ? ToLines(parts) : [],
            Polygons = kind == PackedKind.Polygons ? ToPolygons(parts) : [],
            IsIncomplete = isIncomplete,
        };
    }

    private static ImmutableArray<ImmutableArray<OsmPoint>> ToLines(ImmutableArray<ImmutableArray<OsmPoint>>[] parts) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(parts, static part => part[0]));

    private static ImmutableArray<OsmPolygon> ToPolygons(ImmutableArray<ImmutableArray<OsmPoint>>[] parts) =>
        ImmutableCollectionsMarshal.AsImmutableArray(
            Array.ConvertAll(parts, static part => new OsmPolygon(part[0], part.RemoveAt(0))));

    private static ImmutableArray<KeyValuePair<string, string>> ReadTags(ref PackedReader reader, TextCache texts)
    {
        var tags = new KeyValuePair<string, string>[reader.Count(2)];
        for (int i = 0; i < tags.Length; i++)
        {
            string key = texts.Get(reader.Bytes());
            tags[i] = new(key, texts.Get(reader.Bytes()));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tags);
    }

    private static ImmutableArray<ImmutableArray<OsmPoint>>[] ReadParts(ref PackedReader reader)
    {
        var parts = new ImmutableArray<ImmutableArray<OsmPoint>>[reader.Count(1)];
        PackedPoint previous = default;
        for (int part = 0; part < parts.Length; part++)
        {
            var rings = new ImmutableArray<OsmPoint>[reader.Count(1)];
            for (int ring = 0; ring < rings.Length; ring++)
            {
                rings[ring] = ReadRing(ref reader, ref previous);
            }

            parts[part] = ImmutableCollectionsMarshal.AsImmutableArray(rings);
        }

        return parts;
    }

    private static ImmutableArray<OsmPoint> ReadRing(ref PackedReader reader, ref PackedPoint previous)
    {
        var points = new OsmPoint[reader.Count(2)];
        for (int i = 0; i < points.Length; i++)
        {
            int longitude = (int)(previous.Longitude + reader.Signed());
            previous = new PackedPoint(longitude, (int)(previous.Latitude + reader.Signed()));
            points[i] = previous.ToPoint();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(points);
    }
}

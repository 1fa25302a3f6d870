using System.Runtime.InteropServices;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads the elements of one PrimitiveBlock after the other.</summary>
/// <seealso href="https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto">osmformat.proto</seealso>
internal sealed class PbfElements(ExtractErrors errors, IExtractSink sink)
{
    private readonly TagList _tags = new();

    /// <summary>Hands all elements of <paramref name="block"/> to the sink.</summary>
    /// <exception cref="NuTonicException">NT1211, NT1212.</exception>
    /// <exception cref="InvalidDataException">The block breaks the rules of the format.</exception>
    public void Read(byte[] block)
    {
        PbfFrame frame = ReadFrame(block);
        var fields = new PbfFields(block);
        while (fields.Next())
        {
            if (fields.Field == 2)
            {
                ReadGroup(fields.Bytes, frame);
            }
        }
    }

    // Texts and scale may stand after the elements that need them, so they are looked for first.
    private PbfFrame ReadFrame(byte[] block)
    {
        int start = 0;
        int length = 0;
        int granularity = 100;
        long latitudeOffset = 0;
        long longitudeOffset = 0;
        var fields = new PbfFields(block);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    length = fields.Bytes.Length;
                    start = block.Length - fields.Remaining - length;
                    break;
                case 17:
                    granularity = (int)fields.Unsigned;
                    break;
                case 19:
                    latitudeOffset = (long)fields.Unsigned;
                    break;
                case 20:
                    longitudeOffset = (long)fields.Unsigned;
                    break;
            }
        }

        return new PbfFrame(errors, new PbfStrings(block, start, length), granularity, latitudeOffset, longitudeOffset);
    }

    private void ReadGroup(ReadOnlySpan<byte> group, PbfFrame frame)
    {
        var fields = new PbfFields(group);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    ReadNode(fields.Bytes, frame);
                    break;
                case 2:
                    new PbfDenseNodes(frame, sink, _tags).Read(fields.Bytes);
                    break;
                case 3:
                    ReadWay(fields.Bytes, frame);
                    break;
                case 4:
                    ReadRelation(fields.Bytes, frame);
                    break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> message, PbfFrame frame)
    {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        ReadOnlySpan<byte> keys = default;
        ReadOnlySpan<byte> values = default;
        var fields = new PbfFields(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    id = fields.Signed;
                    break;
                case 2:
                    keys = fields.Packed(keys);
                    break;
                case 3:
                    values = fields.Packed(values);
                    break;
                case 8:
                    latitude = fields.Signed;
                    break;
                case 9:
                    longitude = fields.Signed;
                    break;
            }
        }

        ReadTags(new OsmId(OsmType.Node, id), keys, values, frame);
        sink.Add(new RawNode(id, frame.Position(new OsmId(OsmType.Node, id), longitude, latitude), _tags.Take()));
    }

    private void ReadWay(ReadOnlySpan<byte> message, PbfFrame frame)
    {
        var way = new PbfColumns(message);
        var id = new OsmId(OsmType.Way, way.Id);
        ReadTags(id, way.Keys, way.Values, frame);
        long[] ids = ReadIds(id, way.First, ElementLimits.Nodes, "nodes");
        PackedPoint?[] course = way.Second.IsEmpty ? [] : frame.Course(id, way.Third, way.Second, ids.Length);
        sink.Add(new RawWay { Id = way.Id, Tags = _tags.Take(), Nodes = ids, Course = course });
    }

    private void ReadRelation(ReadOnlySpan<byte> message, PbfFrame frame)
    {
        var relation = new PbfColumns(message);
        var id = new OsmId(OsmType.Relation, relation.Id);
        ReadTags(id, relation.Keys, relation.Values, frame);
        long[] ids = ReadIds(id, relation.Second, ElementLimits.Members, "members");
        RawMember[] list = frame.Members(ids, relation.First, relation.Third);
        sink.Add(new RawRelation
        {
            Id = relation.Id,
            Tags = _tags.Take(),
            Members = ImmutableCollectionsMarshal.AsImmutableArray(list),
        });
    }

    private void ReadTags(OsmId id, ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values, PbfFrame frame)
    {
        var keyReader = new PackedReader(keys);
        var valueReader = new PackedReader(values);
        while (!keyReader.IsAtEnd)
        {
            frame.AddTag(_tags, id, keyReader.Unsigned(), valueReader.Unsigned());
        }

        if (!valueReader.IsAtEnd)
        {
            throw new InvalidDataException("an element has more values than keys");
        }
    }

    private long[] ReadIds(OsmId id, ReadOnlySpan<byte> packed, int limit, string what)
    {
        List<long> ids = [];
        var reader = new PackedReader(packed);
        long previous = 0;
        while (!reader.IsAtEnd)
        {
            if (ids.Count == limit)
            {
                throw errors.File(Errors.OsmElementTooLarge, id, what, limit);
            }

            // Wraps: a damaged file may count beyond the end of the numbers, and then names nodes that it has not.
            previous = unchecked(previous + reader.Signed());
            ids.Add(previous);
        }

        return [.. ids];
    }
}

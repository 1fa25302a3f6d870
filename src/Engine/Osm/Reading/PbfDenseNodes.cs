using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads the nodes of a DenseNodes message: columns of differences, tags as texts ended by 0.</summary>
internal readonly struct PbfDenseNodes(PbfFrame frame, IExtractSink sink, TagList tags)
{
    /// <summary>Hands all nodes to the sink.</summary>
    /// <exception cref="NuTonicException">NT1211, NT1212.</exception>
    /// <exception cref="InvalidDataException">The message breaks the rules,
    /// or its columns differ in length.</exception>
    public void Read(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> ids = default;
        ReadOnlySpan<byte> latitudes = default;
        ReadOnlySpan<byte> longitudes = default;
        ReadOnlySpan<byte> keysAndValues = default;
        var fields = new PbfFields(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    ids = fields.Packed(ids);
                    break;
                case 8:
                    latitudes = fields.Packed(latitudes);
                    break;
                case 9:
                    longitudes = fields.Packed(longitudes);
                    break;
                case 10:
                    keysAndValues = fields.Packed(keysAndValues);
                    break;
            }
        }

        ReadColumns(new(ids), new(longitudes), new(latitudes), new(keysAndValues));
    }

    private void ReadColumns(PackedReader ids, PackedReader longitudes, PackedReader latitudes, PackedReader texts)
    {
        long id = 0;
        long longitude = 0;
        long latitude = 0;

        // Without any tag in the message the column of texts is left out altogether.
        bool hasTexts = !texts.IsAtEnd;
        while (!ids.IsAtEnd)
        {
            id = unchecked(id + ids.Signed());
            longitude = unchecked(longitude + longitudes.Signed());
            latitude = unchecked(latitude + latitudes.Signed());
            var name = new OsmId(OsmType.Node, id);
            if (hasTexts)
            {
                ReadTags(name, ref texts);
            }

            sink.Add(new RawNode(id, frame.Position(name, longitude, latitude), tags.Take()));
        }

        if (!longitudes.IsAtEnd || !latitudes.IsAtEnd || !texts.IsAtEnd)
        {
            throw new InvalidDataException("the columns of its nodes differ in length");
        }
    }

    private void ReadTags(OsmId id, ref PackedReader texts)
    {
        while (texts.Unsigned() is not 0 and ulong key)
        {
            frame.AddTag(tags, id, key, texts.Unsigned());
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>Ways and relations as bytes, for the time of indexing.</summary>
internal static class RawCodec
{
    /// <summary>Writes tags after their number.</summary>
    public static void Write(PackedWriter writer, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        writer.Unsigned((ulong)tags.Length);
        foreach ((string key, string value) in tags)
        {
            writer.Text(key);
            writer.Text(value);
        }
    }

    /// <summary>Writes a way without its id.</summary>
    public static void Write(PackedWriter writer, RawWay way)
    {
        Write(writer, way.Tags);
        writer.Unsigned((ulong)way.Nodes.Length);
        long previous = 0;
        foreach (long node in way.Nodes)
        {
            writer.Signed(unchecked(node - previous));
            previous = node;
        }

        Write(writer, way.Course);
        Write(writer, [way.Center]);
    }

    /// <summary>Writes a relation without its id.</summary>
    public static void Write(PackedWriter writer, RawRelation relation)
    {
        Write(writer, relation.Tags);
        Write(writer, [relation.Center]);
        writer.Unsigned((ulong)relation.Members.Length);
        foreach (RawMember member in relation.Members)
        {
            writer.Unsigned((ulong)member.Type);
            writer.Signed(member.Id);
            writer.Unsigned(member.IsRing ? 1UL : 0UL);
            Write(writer, member.Course);
        }
    }

    /// <summary>
    /// Reads what <see cref="Write(PackedWriter, ImmutableArray{KeyValuePair{string, string}})"/> wrote.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static ImmutableArray<KeyValuePair<string, string>> ReadTags(ref PackedReader reader)
    {
        var tags = new KeyValuePair<string, string>[reader.Count(2)];
        for (int i = 0; i < tags.Length; i++)
        {
            string key = reader.Text();
            tags[i] = new(key, reader.Text());
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tags);
    }

    /// <summary>Reads what <see cref="Write(PackedWriter, RawWay)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static RawWay ReadWay(long id, ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        ImmutableArray<KeyValuePair<string, string>> tags = ReadTags(ref reader);
        long[] nodes = new long[reader.Count(1)];
        long previous = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = previous = unchecked(previous + reader.Signed());
        }

        PackedPoint?[] course = ReadCourse(ref reader);
        return new RawWay { Id = id, Tags = tags, Nodes = nodes, Course = course, Center = ReadCourse(ref reader)[0] };
    }

    /// <summary>Reads what <see cref="Write(PackedWriter, RawRelation)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static RawRelation ReadRelation(long id, ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        ImmutableArray<KeyValuePair<string, string>> tags = ReadTags(ref reader);
        PackedPoint? center = ReadCourse(ref reader)[0];
        var members = new RawMember[reader.Count(4)];
        for (int i = 0; i < members.Length; i++)
        {
            var type = (OsmType)reader.Unsigned();
            long member = reader.Signed();
            members[i] = new RawMember(type, member, reader.Unsigned() == 1) { Course = ReadCourse(ref reader) };
        }

        return new RawRelation
        {
            Id = id,
            Tags = tags,
            Members = ImmutableCollectionsMarshal.AsImmutableArray(members),
            Center = center,
        };
    }

    private static void Write(PackedWriter writer, ReadOnlySpan<PackedPoint?> course)
    {
        writer.Unsigned((ulong)course.Length);
        foreach (PackedPoint? point in course)
        {
            writer.Unsigned(point is null ? 0UL : 1UL);
            if (point is { } known)
            {
                writer.Signed(known.Longitude);
                writer.Signed(known.Latitude);
            }
        }
    }

    private static PackedPoint?[] ReadCourse(ref PackedReader reader)
    {
        var course = new PackedPoint?[reader.Count(1)];
        for (int i = 0; i < course.Length; i++)
        {
            if (reader.Unsigned() == 1)
            {
                int longitude = (int)reader.Signed();
                course[i] = new PackedPoint(longitude, (int)reader.Signed());
            }
        }

        return course;
    }
}

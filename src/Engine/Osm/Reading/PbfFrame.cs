using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>What the elements of one block share: its texts, and how its numbers become positions.</summary>
internal sealed class PbfFrame(
    ExtractErrors errors, PbfStrings strings, int granularity, long latitudeOffset, long longitudeOffset)
{
    private static readonly OsmType[] MemberTypes = [OsmType.Node, OsmType.Way, OsmType.Relation];

    /// <summary>Adds the tag of which a block gives the numbers of its texts.</summary>
    /// <exception cref="NuTonicException">NT1212.</exception>
    /// <exception cref="InvalidDataException">There are no such texts.</exception>
    public void AddTag(TagList tags, OsmId id, ulong key, ulong value)
    {
        tags.Add(strings[key], strings[value]);
        if (tags.Count > ElementLimits.Tags)
        {
            throw errors.File(Errors.OsmElementTooLarge, id, "tags", ElementLimits.Tags);
        }

        if (tags.Characters > ElementLimits.TagCharacters)
        {
            throw errors.File(Errors.OsmElementTooLarge, id, "characters in tags", ElementLimits.TagCharacters);
        }
    }

    /// <summary>The position that a block's numbers stand for.</summary>
    /// <exception cref="NuTonicException">NT1211: it lies off the globe.</exception>
    public PackedPoint Position(OsmId id, long longitude, long latitude)
    {
        // 128 bits: the numbers of a damaged file may be anything.
        Int128 x = longitudeOffset + ((Int128)granularity * longitude);
        Int128 y = latitudeOffset + ((Int128)granularity * latitude);
        return PackedPoint.TryFromNano(x, y, out PackedPoint point)
            ? point
            : throw errors.File(
                Errors.OsmValueOutOfRange,
                id,
                "the position",
                FormattableString.Invariant($"({x}, {y}) in 1e-9 degrees"),
                "a place on the globe");
    }

    /// <summary>Positions that stand with a way.</summary>
    /// <param name="id">The way.</param>
    /// <param name="longitudes">Packed differences.</param>
    /// <param name="latitudes">Packed differences.</param>
    /// <param name="count">How many nodes the way has.</param>
    /// <exception cref="NuTonicException">NT1211.</exception>
    /// <exception cref="InvalidDataException">There is another number of positions than of nodes.</exception>
    public PackedPoint?[] Course(OsmId id, ReadOnlySpan<byte> longitudes, ReadOnlySpan<byte> latitudes, int count)
    {
        var xs = new PackedReader(longitudes);
        var ys = new PackedReader(latitudes);
        long x = 0;
        long y = 0;
        var course = new PackedPoint?[count];
        for (int i = 0; i < count; i++)
        {
            x = unchecked(x + xs.Signed());
            y = unchecked(y + ys.Signed());
            course[i] = Position(id, x, y);
        }

        return xs.IsAtEnd && ys.IsAtEnd
            ? course
            : throw new InvalidDataException("a way has more positions than nodes");
    }

    /// <summary>The members of a relation.</summary>
    /// <exception cref="InvalidDataException">Roles, ids and types are not equally many,
    /// or a type is unknown.</exception>
    public RawMember[] Members(long[] ids, ReadOnlySpan<byte> roles, ReadOnlySpan<byte> types)
    {
        var roleReader = new PackedReader(roles);
        var typeReader = new PackedReader(types);
        var members = new RawMember[ids.Length];
        for (int i = 0; i < members.Length; i++)
        {
            ulong type = typeReader.Unsigned();
            if (type >= (ulong)MemberTypes.Length)
            {
                throw new InvalidDataException("a member of a relation has an unknown type");
            }

            members[i] = new RawMember(MemberTypes[type], ids[i], strings[roleReader.Unsigned()]);
        }

        return roleReader.IsAtEnd && typeReader.IsAtEnd
            ? members
            : throw new InvalidDataException("a relation has more roles than members");
    }
}

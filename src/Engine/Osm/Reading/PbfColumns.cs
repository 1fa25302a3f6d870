namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// A Way or Relation message taken apart: both number their fields alike, an id, two columns of tags and three columns
/// whose rows belong together. What the three hold is the caller's to know.
/// </summary>
/// <seealso cref="PbfElements"/>
internal readonly ref struct PbfColumns
{
    /// <summary>Takes <paramref name="message"/> apart; the columns are parts of it.</summary>
    /// <exception cref="InvalidDataException">The message or one of its columns breaks the rules.</exception>
    public PbfColumns(ReadOnlySpan<byte> message)
    {
        var fields = new PbfFields(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    Id = (long)fields.Unsigned;
                    break;
                case 2:
                    Keys = fields.Packed(Keys);
                    break;
                case 3:
                    Values = fields.Packed(Values);
                    break;
                case 8:
                    First = fields.Packed(First);
                    break;
                case 9:
                    Second = fields.Packed(Second);
                    break;
                case 10:
                    Third = fields.Packed(Third);
                    break;
            }
        }
    }

    /// <summary>Number of the element; 0 when the message has none.</summary>
    public long Id { get; }

    /// <summary>Numbers of the texts that are keys of its tags.</summary>
    public ReadOnlySpan<byte> Keys { get; }

    /// <summary>Numbers of the texts that are values, one for each key.</summary>
    public ReadOnlySpan<byte> Values { get; }

    /// <summary>Nodes of a way, roles of a relation's members.</summary>
    public ReadOnlySpan<byte> First { get; }

    /// <summary>Latitudes of a way's nodes, members of a relation.</summary>
    public ReadOnlySpan<byte> Second { get; }

    /// <summary>Longitudes of a way's nodes, types of a relation's members.</summary>
    public ReadOnlySpan<byte> Third { get; }
}

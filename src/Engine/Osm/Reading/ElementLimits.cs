namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// What one element may hold at most, so that a hostile file cannot make it fill the memory. Far above what the map's
/// own server allows (2,000 nodes, 32,000 members) and what old elements have.
/// </summary>
internal static class ElementLimits
{
    /// <summary>Nodes of a way, and positions of a member's course.</summary>
    public const int Nodes = 100_000;

    /// <summary>Members of a relation.</summary>
    public const int Members = 100_000;

    /// <summary>Tags of an element.</summary>
    public const int Tags = 5_000;

    /// <summary>Positions in all courses of a relation's members.</summary>
    public const int Positions = 5_000_000;

    /// <summary>
    /// Bytes or characters of one text; the map allows 255 characters, which take at most 1,020 bytes.
    /// </summary>
    public const int Text = 4096;

    /// <summary>Characters in all tags of an element.</summary>
    public const int TagCharacters = 1 << 18;
}

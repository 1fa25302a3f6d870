namespace NuTonic.Engine.Cache;

/// <summary>What a lookup in the index found.</summary>
internal enum RowState
{
    /// <summary>No such row.</summary>
    Absent,

    /// <summary>A row that says what was put.</summary>
    Sound,

    /// <summary>A row that cannot be what was put.</summary>
    Damaged,
}

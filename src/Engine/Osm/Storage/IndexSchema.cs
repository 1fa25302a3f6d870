namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// The tables of an index. <c>element</c> has a row for each element, numbered in the order of ids; <c>box</c> its
/// bounding box in 1e-7 degrees under the same number; <c>fact</c> what the extract says about itself and what was
/// counted.
/// </summary>
internal static class IndexSchema
{
    /// <summary>"NuTO" in ASCII, stored in <c>application_id</c>.</summary>
    public const int ApplicationId = 0x4E75544F;

    /// <summary>Stored in <c>user_version</c>. An index of any other version is made again.</summary>
    public const int Version = 1;

    /// <summary>Makes an empty database ours and begins the transaction that fills it.</summary>
    public const string Create = """
        PRAGMA application_id = 1316312143;
        PRAGMA user_version = 1;
        BEGIN;
        CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE element (row INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE VIRTUAL TABLE box USING rtree_i32(row, west, east, south, north);
        """;
}

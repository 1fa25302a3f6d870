namespace NuTonic.Engine.Cache;

/// <summary>
/// The tables of <c>index.db</c>. <c>content</c> has a row for each stored content, with the bytes themselves when they
/// are small. <c>action</c> has a row for each executed action; <c>checksum</c> is the XxHash128 of all its other
/// columns but <c>last_used</c>, which counts hours since 1970 UTC and only guides pruning. Both are tables with a row
/// number: rows put together lie together, where the scattered digests would spread them over the whole file.
/// <c>family</c> has the families of all actions that were ever put, removed ones included. An index that was made
/// before there were families has no such table, and then nothing is said about them.
/// </summary>
internal static class IndexSchema
{
    /// <summary>Stored in <c>user_version</c>. A change that older versions cannot live with adds 1.</summary>
    public const int Version = 1;

    /// <summary>"NuTC" in ASCII, stored in <c>application_id</c>.</summary>
    public const int ApplicationId = 0x4E755443;

    /// <summary>
    /// Makes an empty database ours. Its pages can be given back without rewriting the whole file, which has to be
    /// decided before the first table; an index that was made without it only reuses them.
    /// </summary>
    public const string Create = """
        PRAGMA auto_vacuum = INCREMENTAL;
        BEGIN IMMEDIATE;
        CREATE TABLE content (
          digest   BLOB NOT NULL PRIMARY KEY,
          size     INTEGER NOT NULL,
          checksum BLOB NOT NULL,
          inline   BLOB);
        CREATE TABLE action (
          key       BLOB NOT NULL PRIMARY KEY,
          kind      TEXT NOT NULL,
          material  BLOB NOT NULL,
          result    BLOB NOT NULL,
          contents  BLOB NOT NULL,
          cost_us   INTEGER NOT NULL,
          checksum  BLOB NOT NULL,
          last_used INTEGER NOT NULL);
        CREATE TABLE family (
          hash BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
        PRAGMA application_id = 1316312131;
        PRAGMA user_version = 1;
        COMMIT;
        """;
}

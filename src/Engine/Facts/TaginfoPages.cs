using System.Buffers.Binary;
using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>
/// The descriptions of tags in taginfo's export of the OpenStreetMap wiki, <c>taginfo-wiki.db</c>: one page for each
/// tag and language. It has meanings and no nouns.
/// </summary>
/// <seealso href="https://taginfo.openstreetmap.org/download">taginfo: database downloads</seealso>
internal static class TaginfoPages
{
    private const int HeaderLength = 100;

    /// <summary>True when the file starts as SQLite databases do.</summary>
    /// <exception cref="NuTonicException">NT4101: it cannot be read;
    /// NT4108: it is shorter than its header says.</exception>
    public static bool IsDatabase(string path)
    {
        ReadOnlySpan<byte> magic = "SQLite format 3\0"u8;
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[HeaderLength];
            int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (!start[..length].StartsWith(magic))
            {
                return false;
            }

            return length == HeaderLength && file.Length >= Length(start)
                ? true
                : throw new NuTonicException(
                    Errors.GlossaryNotTaginfo, new SourceLocation(path), path, "the file is cut off");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SourceLocation location = new(path);
            throw new NuTonicException(Diagnostic.Create(Errors.GlossaryUnreadable, location, path, e.Message), e);
        }
    }

    /// <summary>One row for each tag and key with a description, in ordinal order.</summary>
    /// <param name="path">Absolute path of the database.</param>
    /// <param name="mostTags">More of them are refused.</param>
    /// <exception cref="NuTonicException">NT4108: no such table or column, or the database is damaged;
    /// NT4112: too many tags.</exception>
    public static ImmutableArray<GlossaryRow> Read(string path, int mostTags = TaginfoMeanings.MostTags)
    {
        TaginfoMeanings pages = new(path, mostTags);
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            connection.Open();
            bool hasRedirects = Has(connection, "redirect_target");
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = hasRedirects
                ? "SELECT lang, key, value, description FROM wikipages WHERE redirect_target IS NULL OR "
                    + "redirect_target = ''"
                : "SELECT lang, key, value, description FROM wikipages";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                pages.Add(Text(reader, 0), (Text(reader, 1), Text(reader, 2)), Text(reader, 3));
            }
        }
        catch (SqliteException e)
        {
            SourceLocation location = new(path);
            throw new NuTonicException(Diagnostic.Create(Errors.GlossaryNotTaginfo, location, path, e.Message), e);
        }

        return pages.Rows();
    }

    // SQLite reads what is missing of the last page as zeros, and rows in it as empty: so the length is compared first.
    private static long Length(ReadOnlySpan<byte> header)
    {
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        return (pageSize == 1 ? 65_536 : pageSize) * (long)BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
    }

    private static bool Has(SqliteConnection connection, string column)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info('wikipages') WHERE name = $column";
        command.Parameters.AddWithValue("$column", column);
        return (long)command.ExecuteScalar()! > 0;
    }

    private static string Text(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : reader.GetString(column);
}

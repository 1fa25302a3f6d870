using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Osm.Reading;
using NuTonic.Engine.Osm.Shapes;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// Makes the index of an extract: everything into a working file, from there the elements into the index.
/// </summary>
internal static class IndexWriter
{
    private const int RowsPerCheck = 1024;

    /// <summary>Writes the index and lets it appear whole.</summary>
    /// <param name="extractPath">The extract, absolute.</param>
    /// <param name="indexPath">Where the index goes, absolute; the caller holds its lock.</param>
    /// <param name="check">Runs before the index appears; when it throws, none does.</param>
    /// <param name="cancellationToken">Stops between elements; nothing is left behind.</param>
    /// <exception cref="NuTonicException">NT1200 to NT1213, and what <paramref name="check"/> throws.</exception>
    public static void Write(
        string extractPath, string indexPath, Action check, CancellationToken cancellationToken)
    {
        // Fixed names: what a killed build left is in the way of nobody and goes away here.
        string working = indexPath + ".work";
        string temporary = indexPath + ".tmp";
        try
        {
            File.Delete(working);
            File.Delete(temporary);
            Write(extractPath, working, temporary, cancellationToken);
            check();
            File.Move(temporary, indexPath, overwrite: true);
        }
        catch (Exception failure) when (failure is SqliteFailureException or IOException or UnauthorizedAccessException)
        {
            throw Failed(indexPath, failure);
        }
        finally
        {
            Remove(working);
            Remove(temporary);
        }
    }

    /// <summary>The typed error for an index that cannot be written.</summary>
    public static NuTonicException Failed(string indexPath, Exception failure) => new(
        Diagnostic.Create(
            Errors.OsmIndexNotWritable, new SourceLocation(indexPath), indexPath, failure.Message.TrimEnd('.')),
        failure);

    private static void Write(string extractPath, string working, string temporary, CancellationToken cancellationToken)
    {
        using var store = new DiskExtractStore(working);
        ExtractDescription description = ExtractReader.Read(extractPath, store, cancellationToken);
        using SqliteDatabase index = OsmDatabase.Create(temporary);
        index.Execute(IndexSchema.Create);
        var builder = new ElementBuilder(store);
        AddElements(index, builder.Build(store.NodeCount), cancellationToken);
        AddFacts(index, description with { BoxWgs84 = description.BoxWgs84 ?? BoxOf(store) }, builder.Statistics);
        index.Execute("COMMIT");
    }

    private static Geodesy.Extent? BoxOf(DiskExtractStore store) => store.Box.IsEmpty ? null : store.Box.ToExtent();

    private static void AddElements(
        SqliteDatabase index, IEnumerable<PackedElement> elements, CancellationToken cancellationToken)
    {
        using SqliteStatement addElement = index.Prepare("INSERT INTO element VALUES (?1, ?2)");
        using SqliteStatement addBox = index.Prepare("INSERT INTO box VALUES (?1, ?2, ?3, ?4, ?5)");
        var writer = new PackedWriter();
        long row = 0;
        foreach (PackedElement element in elements)
        {
            if (row++ % RowsPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            writer.Clear();
            ElementCodec.Write(writer, element);
            addElement.Bind(1, row).Bind(2, ElementCodec.Seal(writer.Written)).Run();
            PackedBox box = element.Box;
            addBox.Bind(1, row).Bind(2, box.West).Bind(3, box.East).Bind(4, box.South).Bind(5, box.North).Run();
        }
    }

    private static void AddFacts(SqliteDatabase index, ExtractDescription description, ExtractStatistics statistics)
    {
        using SqliteStatement add = index.Prepare("INSERT INTO fact VALUES (?1, ?2)");
        foreach ((string name, string value) in IndexFacts.ToRows(description, statistics))
        {
            add.Bind(1, name).Bind(2, value).Run();
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report; the next attempt removes the file.
        }
    }
}

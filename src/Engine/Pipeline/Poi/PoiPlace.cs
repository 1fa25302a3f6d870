using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// What a POI's record tells about it beside others: who it is, how large, and where its files were put.
/// </summary>
/// <param name="PoiId">Its id.</param>
/// <param name="Hash">Of its id, see <see cref="FolderPlan.HashOf"/>.</param>
/// <param name="WidthPx">Columns of its grid; 0 when unknown.</param>
/// <param name="HeightPx">Rows of its grid; 0 when unknown.</param>
/// <param name="Folder">Sub-folder of its files with a slash at the end; "" for none, null when unknown.</param>
internal sealed record PoiPlace(string PoiId, ulong Hash, int WidthPx, int HeightPx, string? Folder)
{
    // Records of earlier versions begin with 0 or with the length of the id, which is never as large.
    private const byte Mark = byte.MaxValue;

    // Sub-folders are few.
    private static readonly KnownText Folders = new();

    /// <summary>A place whose id was not hashed yet.</summary>
    /// <param name="poiId">Id of the POI.</param>
    /// <param name="widthPx">Columns of its grid; 0 when unknown.</param>
    /// <param name="heightPx">Rows of its grid; 0 when unknown.</param>
    /// <param name="folder">Sub-folder of its files; null when unknown.</param>
    public static PoiPlace Create(string poiId, int widthPx, int heightPx, string? folder) =>
        new(poiId, FolderPlan.HashOf(poiId), widthPx, heightPx, folder);

    /// <summary>True when a summary is of a version that begins with a place.</summary>
    public static bool IsTold(ReadOnlySpan<byte> summary) => summary is [Mark, ..];

    /// <summary>Packs it.</summary>
    public void Pack(RecordWriter writer)
    {
        writer.Byte(Mark);
        writer.Text(PoiId);
        writer.Unsigned(Hash);
        writer.Unsigned((ulong)WidthPx);
        writer.Unsigned((ulong)HeightPx);
        writer.Text(Folder ?? throw new InvalidOperationException("a finished POI has its place"));
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not begin with it.</exception>
    public static PoiPlace Unpack(ref RecordReader reader)
    {
        ExpectMark(ref reader);
        return new PoiPlace(
            reader.Text(),
            reader.Unsigned(),
            checked((int)reader.Unsigned()),
            checked((int)reader.Unsigned()),
            Folders.Of(reader.Bytes()));
    }

    /// <summary>Passes over what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not begin with it.</exception>
    public static void Skip(ref RecordReader reader)
    {
        ExpectMark(ref reader);
        reader.Bytes();
        reader.Unsigned();
        reader.Unsigned();
        reader.Unsigned();
        reader.Bytes();
    }

    /// <summary>Reads it from a summary; null when it is of another version.</summary>
    public static PoiPlace? Of(ReadOnlySpan<byte> summary)
    {
        try
        {
            RecordReader reader = new(summary);
            return Unpack(ref reader);
        }
        catch (Exception damage) when (damage is InvalidDataException or OverflowException)
        {
            return null;
        }
    }

    private static void ExpectMark(ref RecordReader reader)
    {
        if (reader.Byte() != Mark)
        {
            throw new InvalidDataException("the summary of a POI is of an earlier version");
        }
    }
}

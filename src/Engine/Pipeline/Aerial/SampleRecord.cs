using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>A patch with captions, as far as the files of the data set have to know it.</summary>
internal sealed record SampleRecord
{
    /// <summary>Id of the patch.</summary>
    public required long PatchId { get; init; }

    /// <summary>Position in the quad's grid of patches.</summary>
    public required int Column { get; init; }

    /// <summary>Position in the quad's grid of patches.</summary>
    public required int Row { get; init; }

    /// <summary>The picture as a part of a shard.</summary>
    public required Digest Image { get; init; }

    /// <summary>Length of the picture itself.</summary>
    public required int ImageBytes { get; init; }

    /// <summary>The text as a part of a shard.</summary>
    public required Digest Text { get; init; }

    /// <summary>Length of the text itself.</summary>
    public required int TextBytes { get; init; }

    /// <summary>The line of facts.</summary>
    public required Digest Facts { get; init; }

    /// <summary>What the table of its shard says about it, packed.</summary>
    public required Digest Entry { get; init; }

    /// <summary>All contents that files of the data set are made from.</summary>
    public IEnumerable<Digest> Contents => [Image, Text, Facts, Entry];

    /// <summary>Adds the record to a summary.</summary>
    public void Pack(RecordWriter writer)
    {
        writer.Signed(PatchId);
        writer.Signed(Column);
        writer.Signed(Row);
        writer.Hash(Image);
        writer.Signed(ImageBytes);
        writer.Hash(Text);
        writer.Signed(TextBytes);
        writer.Hash(Facts);
        writer.Hash(Entry);
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static SampleRecord Unpack(ref RecordReader reader) => new()
    {
        PatchId = reader.Signed(),
        Column = (int)reader.Signed(),
        Row = (int)reader.Signed(),
        Image = reader.Hash(),
        ImageBytes = (int)reader.Signed(),
        Text = reader.Hash(),
        TextBytes = (int)reader.Signed(),
        Facts = reader.Hash(),
        Entry = reader.Hash(),
    };
}

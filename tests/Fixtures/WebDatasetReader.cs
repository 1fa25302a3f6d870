using System.Globalization;
using System.Text;

namespace NuTonic.Fixtures;

/// <summary>
/// Reads shards by the rules of the WebDataset format and of the RSTeller samples, and refuses what a reader would
/// drop, misread or choke on. Knows nothing of the code that writes them. One reader for all shards of a data set:
/// keys must be unique over them.
/// </summary>
internal sealed class WebDatasetReader(int largestShard)
{
    private const int Block = 512;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private string[]? _fields;

    /// <summary>The samples of a shard; throws <see cref="InvalidDataException"/> that names the broken rule.</summary>
    public IReadOnlyList<WebDatasetSample> Read(byte[] shard)
    {
        List<WebDatasetSample> samples = [];
        string? key = null;
        Dictionary<string, byte[]> fields = [];
        foreach ((string name, byte[] content) in Files(shard))
        {
            string[] parts = name.Split('.');
            Refuse(name.Contains('/', StringComparison.Ordinal), $"'{name}' lies in a folder");
            Refuse(
                parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0,
                $"'{name}' is not key.field with one dot");
            Refuse(name.StartsWith("__", StringComparison.Ordinal), $"'{name}' is skipped by readers");
            Refuse(parts[1].Any(char.IsUpper), $"field of '{name}' is not in lower case");
            if (parts[0] != key)
            {
                Finish(samples, key, fields);
                Refuse(!_keys.Add(parts[0]), $"key '{parts[0]}' comes again: not adjacent, or in two shards");
                (key, fields) = (parts[0], []);
            }

            Refuse(!fields.TryAdd(parts[1], content), $"field '{parts[1]}' is twice in sample '{key}'");
            Refuse(parts[1] == "jpg" && fields.Count > 1, $"the picture of '{key}' is not first");
        }

        Finish(samples, key, fields);
        Refuse(samples.Count == 0, "the shard is empty");
        Refuse(samples.Count > largestShard, $"the shard has {samples.Count} samples");
        return samples;
    }

    private static void Refuse(bool isBroken, string rule)
    {
        if (isBroken)
        {
            throw new InvalidDataException(rule);
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(byte[] shard)
    {
        Refuse(shard.Length % Block != 0, "the archive does not end with a block");
        int offset = 0;
        while (true)
        {
            Refuse(offset + Block > shard.Length, "the archive has no end");
            byte[] header = shard[offset..(offset + Block)];
            if (header.All(b => b == 0))
            {
                Refuse(shard.Length - offset != 2 * Block, "the archive does not end with two blocks");
                Refuse(shard.Skip(offset).Any(b => b != 0), "something stands behind the end");
                yield break;
            }

            long size = CheckHeader(header);
            string name = Text(header, 0, 100);
            offset += Block;
            long end = offset + ((size + Block - 1) / Block * Block);
            Refuse(end > shard.Length, $"'{name}' ends early");
            int contentEnd = offset + (int)size;
            Refuse(shard[contentEnd..(int)end].Any(b => b != 0), $"'{name}' is not filled up with zeros");
            yield return (name, shard[offset..contentEnd]);
            offset = (int)end;
        }
    }

    private static long CheckHeader(byte[] header)
    {
        int sum = header.Select((b, i) => i is >= 148 and < 156 ? (int)' ' : b).Sum();
        Refuse(Encoding.ASCII.GetString(header, 257, 8) != "ustar\000", "no ustar header");
        Refuse(Octal(header, 148, 6) != sum, "the checksum of a header is wrong");
        Refuse(header[156] != '0', "an entry is no plain file");
        Refuse(Octal(header, 108, 7) != 0 || Octal(header, 116, 7) != 0, "a file belongs to somebody");
        Refuse(Text(header, 265, 32).Length + Text(header, 297, 32).Length > 0, "the owner has a name");
        Refuse(Octal(header, 136, 11) != 0, "a file has a time");
        Refuse(Text(header, 157, 100).Length + Text(header, 345, 155).Length > 0, "a name is longer than its field");
        return Octal(header, 124, 11);
    }

    private static string Text(byte[] header, int offset, int length) =>
        Encoding.ASCII.GetString(header, offset, length).TrimEnd('\0');

    private static long Octal(byte[] header, int offset, int digits)
    {
        string text = Encoding.ASCII.GetString(header, offset, digits);
        Refuse(text.Any(c => c is < '0' or > '7'), "a number in a header is not octal");
        return text.Aggregate(0L, (value, c) => (value * 8) + (c - '0'));
    }

    private void Finish(List<WebDatasetSample> samples, string? key, Dictionary<string, byte[]> fields)
    {
        if (key is null)
        {
            return;
        }

        // Readers take the schema from the first five; ours is the same to the end.
        string[] names = [.. fields.Keys];
        _fields ??= names;
        Refuse(!names.SequenceEqual(_fields), $"sample '{key}' has other fields than the first");
        Refuse(!names.SequenceEqual(["jpg", "json"]), $"sample '{key}' is not a picture and its text");
        byte[] picture = fields["jpg"];
        Refuse(!picture.AsSpan().StartsWith((byte[])[0xFF, 0xD8, 0xFF]), $"the picture of '{key}' is no JPEG");
        long id = RsTellerSample.Check(fields["json"]);
        Refuse(key != id.ToString(CultureInfo.InvariantCulture), $"the text of '{key}' is about patch {id}");
        samples.Add(new WebDatasetSample(key, fields));
    }
}

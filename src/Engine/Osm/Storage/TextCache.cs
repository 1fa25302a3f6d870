using System.IO.Hashing;
using System.Text;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>Texts that were made lately, by their bytes: the same few keys and values stand in most elements.</summary>
internal sealed class TextCache
{
    private const int Slots = 1 << 12;
    private const int MaxLength = 64;

    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    /// <summary>The text of UTF-8 bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref (byte[]? Bytes, string Text) slot = ref _slots[XxHash3.HashToUInt64(utf8) & (Slots - 1)]!;
        if (slot.Bytes is null || !utf8.SequenceEqual(slot.Bytes))
        {
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return slot.Text;
    }
}

using System.Text;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>The texts of one block, made when they are first asked for.</summary>
internal sealed class PbfStrings
{
    private const int MaxCount = 1 << 22;

    private readonly byte[] _block;
    private readonly List<(int Start, int Length)> _places = [];
    private readonly string?[] _texts;

    /// <summary>Finds the texts.</summary>
    /// <param name="block">The whole block; not changed while this lives.</param>
    /// <param name="start">Where the StringTable message begins in it.</param>
    /// <param name="length">Bytes of that message.</param>
    /// <exception cref="InvalidDataException">The message breaks the rules.</exception>
    public PbfStrings(byte[] block, int start, int length)
    {
        _block = block;
        var fields = new PbfFields(block.AsSpan(start, length));
        int end = start + length;
        while (fields.Next())
        {
            if (fields.Field != 1)
            {
                continue;
            }

            if (_places.Count == MaxCount)
            {
                throw new InvalidDataException("its table of texts has more than 4,194,304 entries");
            }

            int textLength = fields.Bytes.Length;
            if (textLength > ElementLimits.Text)
            {
                throw new InvalidDataException("its table of texts has one of more than 4,096 bytes");
            }

            _places.Add((end - fields.Remaining - textLength, textLength));
        }

        _texts = new string?[_places.Count];
    }

    /// <summary>The text with <paramref name="index"/>; what is no UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string this[ulong index]
    {
        get
        {
            if (index >= (ulong)_texts.Length)
            {
                throw new InvalidDataException("an element names a text that its block does not have");
            }

            (int start, int length) = _places[(int)index];
            return _texts[index] ??= Encoding.UTF8.GetString(_block, start, length);
        }
    }
}

using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class LzwDecoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(251)]
    public void Decode_WhatAPlainEncoderWrote_IsTheInput(int alphabet)
    {
        byte[] input = new byte[200_000];
        uint state = 12345;
        for (int i = 0; i < input.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            input[i] = (byte)((state >> 24) % (uint)alphabet);
        }

        byte[] output = new byte[input.Length];
        int decoded = LzwDecoder.Decode(Encode(input), output);

        Assert.Equal(input.Length, decoded);
        Assert.True(input.AsSpan().SequenceEqual(output));
    }

    [Fact]
    public void Decode_CodeBeyondTheTable_Stops()
    {
        // Codes of nine bits: clear (256), 65, then 300, which no string has yet.
        byte[] output = new byte[10];
        int decoded = LzwDecoder.Decode([0x80, 0x10, 0x65, 0x80], output);

        Assert.Equal((1, 65), (decoded, output[0]));
    }

    /// <summary>LZW in the plainest way: a dictionary of strings, cleared when codes reach 4094.</summary>
    private static byte[] Encode(byte[] input)
    {
        var output = new List<byte>();
        var table = new Dictionary<(int Prefix, byte Last), int>();
        int bits = 0, buffer = 0, width = 9, next = 258, prefix = -1;

        void Put(int code)
        {
            buffer = (buffer << width) | code;
            for (bits += width; bits >= 8; bits -= 8)
            {
                output.Add((byte)(buffer >> (bits - 8)));
            }

            buffer &= (1 << bits) - 1;
        }

        Put(256);
        foreach (byte value in input)
        {
            if (prefix < 0)
            {
                prefix = value;
                continue;
            }

            if (table.TryGetValue((prefix, value), out int known))
            {
                prefix = known;
                continue;
            }

            Put(prefix);
            table[(prefix, value)] = next++;
            prefix = value;
            if (next == 4095)
            {
                Put(256);
                table.Clear();
                (next, width) = (258, 9);
            }
            else if (next == 1 << width)
            {
                width++;
            }
        }

        Put(prefix);
        Put(257);
        output.Add((byte)(buffer << (8 - bits)));
        return [.. output];
    }
}

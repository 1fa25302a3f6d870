using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// The symbols of an image and the bits behind them, in order, and how often each symbol occurs: codes can be made only
/// when all are known. A token is the table (bits 24 and 25), the symbol (bits 16 to 23) and the bits behind it.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, F.1.2</seealso>
internal sealed class JpegEncoderTokens : IDisposable
{
    private const int EndOfBlock = 0x00;
    private const int SixteenZeros = 0xF0;
    private const int Components = 3;
    private const int Tables = 4;
    private const int MaxTokensOfABlock = 66;

    private static readonly byte[] Order = [.. Enumerable.Range(0, 64).Select(k => Transposed(JpegTables.Zigzag[k]))];
    private static readonly byte[] PlaceInOrder =
    [
        .. Enumerable.Range(0, 64).Select(i => (byte)Array.IndexOf(Order, (byte)i)),
    ];

    private readonly int[] _means = new int[Components];
    private uint[] _tokens = ArrayPool<uint>.Shared.Rent(1 << 16);
    private int _count;

    /// <summary>Occurrences of each symbol: DC and AC of brightness, DC and AC of colour.</summary>
    public int[][] Counts { get; } = [.. Enumerable.Range(0, Tables).Select(_ => new int[256])];

    /// <summary>Adds a block.</summary>
    /// <param name="block">64 coefficients as <see cref="JpegEncoderTransform"/> leaves them.</param>
    /// <param name="component">0 brightness, 1 and 2 colour: each has its own mean to differ from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<short> block, int component)
    {
        if (_count + MaxTokensOfABlock > _tokens.Length)
        {
            Grow();
        }

        int table = component == 0 ? 0 : 2;
        Span<uint> tokens = _tokens.AsSpan(_count, MaxTokensOfABlock);
        int count = 0;
        int size = SizeOf(block[0] - _means[component]);
        tokens[count++] = Token(table, size, block[0] - _means[component], size);
        Counts[table][size]++;
        _means[component] = block[0];
        int[] counts = Counts[++table];
        int last = 0;
        for (ulong places = NonZeroPlaces(block) & ~1UL; places != 0; places &= places - 1)
        {
            int place = BitOperations.TrailingZeroCount(places);
            int run = place - last - 1;
            last = place;
            for (; run > 15; run -= 16)
            {
                tokens[count++] = Token(table, SixteenZeros, 0, 0);
                counts[SixteenZeros]++;
            }

            int value = block[Order[place]];
            size = SizeOf(value);
            int symbol = (run << 4) | size;
            tokens[count++] = Token(table, symbol, value, size);
            counts[symbol]++;
        }

        if (last != 63)
        {
            tokens[count++] = Token(table, EndOfBlock, 0, 0);
            counts[EndOfBlock]++;
        }

        _count += count;
    }

    /// <summary>Writes all tokens with the codes of the four tables, the last byte filled with ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteTo(JpegEncoderOutput output, JpegEncoderCode[] codes)
    {
        uint[] all = new uint[Tables * 256];
        for (int table = 0; table < Tables; table++)
        {
            codes[table].Codes.CopyTo(all.AsSpan(table * 256));
        }

        foreach (uint token in _tokens.AsSpan(0, _count))
        {
            uint code = all[(int)(token >> 16)];
            int extra = (int)(token >> 16) & 15;
            output.Bits(((code & 0xFFFF) << extra) | (token & 0xFFFF), (int)(code >> 16) + extra);
        }

        output.FlushBits();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(_tokens);
        _tokens = [];
    }

    /// <summary>Places, in the order of coding, of coefficients that are not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NonZeroPlaces(ReadOnlySpan<short> block)
    {
        ulong zero = 0;
        for (int i = 0; i < 64; i += 16)
        {
            Vector256<short> isZero = Vector256.Equals(Vector256.Create(block[i..]), Vector256<short>.Zero);
            zero |= (ulong)isZero.ExtractMostSignificantBits() << i;
        }

        ulong places = 0;
        for (ulong set = ~zero; set != 0; set &= set - 1)
        {
            places |= 1UL << PlaceInOrder[BitOperations.TrailingZeroCount(set)];
        }

        return places;
    }

    private static int SizeOf(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    /// <summary>Negative values are coded as themselves less one, cut to their size.</summary>
    private static uint Token(int table, int symbol, int value, int size) =>
        ((uint)table << 24) | ((uint)symbol << 16) | ((uint)(value + (value >> 31)) & ((1u << size) - 1));

    private static byte Transposed(byte natural) => (byte)(((natural & 7) << 3) | (natural >> 3));

    private void Grow()
    {
        uint[] larger = ArrayPool<uint>.Shared.Rent(checked(_tokens.Length * 2));
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<uint>.Shared.Return(_tokens);
        _tokens = larger;
    }
}

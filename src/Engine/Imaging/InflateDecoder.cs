using System.IO.Compression;

namespace NuTonic.Engine.Imaging;

/// <summary>Deflate in its zlib wrapper.</summary>
internal static class InflateDecoder
{
    /// <summary>Decodes until <paramref name="output"/> is full or the data end; never more than asked.</summary>
    /// <param name="data">One zlib stream; bytes behind its end are passed over.</param>
    /// <param name="count">Bytes of <paramref name="data"/> that belong to it.</param>
    /// <param name="output">Receives the bytes.</param>
    /// <returns>Bytes decoded; less than asked when the data are short,
    /// -1 when they or their checksum are wrong.</returns>
    public static int Decode(byte[] data, int count, Span<byte> output)
    {
        int position = 0;
        try
        {
            using var compressed = new MemoryStream(data, 0, count, writable: false);
            using var inflate = new ZLibStream(compressed, CompressionMode.Decompress);
            while (position < output.Length)
            {
                int read = inflate.Read(output[position..]);
                if (read == 0)
                {
                    break;
                }

                position += read;
            }

            // The checksum is looked at only where the stream ends: one more read takes it there.
            _ = inflate.ReadByte();
            return position;
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }
}

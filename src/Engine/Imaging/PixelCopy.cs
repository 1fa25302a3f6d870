namespace NuTonic.Engine.Imaging;

/// <summary>Copies the first samples of pixels that lie a fixed number of bytes apart.</summary>
internal static class PixelCopy
{
    /// <summary>
    /// Copies <paramref name="samples"/> bytes from the start of each pixel of <paramref name="source"/>; exact. The
    /// spans must not overlap. As many pixels as begin in <paramref name="destination"/>.
    /// </summary>
    /// <param name="source">Pixels, <paramref name="sourceStride"/> bytes apart.</param>
    /// <param name="sourceStride">At least <paramref name="samples"/>.</param>
    /// <param name="destination">Pixels, <paramref name="stride"/> bytes apart; bytes between them stay.</param>
    /// <param name="stride">At least <paramref name="samples"/>.</param>
    /// <param name="samples">Bytes of a pixel that are copied.</param>
    public static void Run(ReadOnlySpan<byte> source, int sourceStride, Span<byte> destination, int stride, int samples)
    {
        if (sourceStride == samples && stride == samples)
        {
            source[..destination.Length].CopyTo(destination);
            return;
        }

        if (samples == 3)
        {
            Triples(source, sourceStride, destination, stride);
            return;
        }

        for (int from = 0, to = 0; to < destination.Length; from += sourceStride, to += stride)
        {
            source.Slice(from, samples).CopyTo(destination[to..]);
        }
    }

    // Colour out of four bands is the common case, and a copy call costs more than its three bytes.
    private static void Triples(ReadOnlySpan<byte> source, int sourceStride, Span<byte> destination, int stride)
    {
        for (int from = 0, to = 0; to + 2 < destination.Length; from += sourceStride, to += stride)
        {
            ReadOnlySpan<byte> pixel = source.Slice(from, 3);
            Span<byte> target = destination.Slice(to, 3);
            target[0] = pixel[0];
            target[1] = pixel[1];
            target[2] = pixel[2];
        }
    }
}

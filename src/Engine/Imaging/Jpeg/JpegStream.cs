using System.Buffers.Binary;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Walks the segments of a stream: tables, frame header, scans. Bytes between segments are passed over.
/// </summary>
/// <param name="wanted">The pixels that are wanted; all where null.</param>
/// <param name="errors">Errors of the stream.</param>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</seealso>
internal sealed class JpegStream(PixelWindow? wanted, JpegErrors errors) : IDisposable
{
    // Writers make about ten. A scan of a few bytes can go over all blocks, so many of them are an attack.
    private const int MaxScans = 256;

    private readonly JpegTables _tables = new();
    private int _scans;

    /// <summary>The frame; null until its header was read.</summary>
    public JpegFrame? Frame { get; private set; }

    /// <summary>Colour transform that an Adobe marker names: 0 none, 1 YCbCr, 2 YCCK; null without one.</summary>
    public int? AdobeTransform { get; private set; }

    /// <summary>Whether a JFIF marker says that three components are YCbCr.</summary>
    public bool HasJfif { get; private set; }

    /// <summary>Reads all segments from start to end of image; may be called for a stream of tables first.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2105, NT2120, NT2121.</exception>
    public void Read(ReadOnlySpan<byte> data)
    {
        if (data is not [0xFF, 0xD8, ..])
        {
            throw errors.Corrupt("it does not begin with a start-of-image marker");
        }

        int at = 2;
        while (true)
        {
            at = NextMarker(data, at);
            int marker = data[at + 1];
            at += 2;
            if (marker == 0xD9)
            {
                return;
            }

            if (marker is 0xD8 or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            int length = at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : 0;
            if (length < 2 || length > data.Length - at)
            {
                throw errors.Corrupt($"a segment at byte {at} is cut short");
            }

            ReadOnlySpan<byte> payload = data.Slice(at + 2, length - 2);
            at += length;
            if (marker == 0xDA)
            {
                if (++_scans > MaxScans)
                {
                    throw errors.Corrupt($"it has more than {MaxScans} scans");
                }

                at = new JpegScanDecoder(Frame ?? throw errors.Corrupt("a scan comes before the frame header"),
                    JpegScanHeader.Read(payload, Frame, _tables, errors), errors).Decode(data, at);
                continue;
            }

            Segment(marker, payload, data.Length);
        }
    }

    /// <summary>The frame, once <see cref="Complete"/> was called.</summary>
    public JpegFrame CompleteFrame => Frame ?? throw new InvalidOperationException("the stream was not completed");

    /// <summary>Call when all was read: checks that every component came, and makes samples of coefficients.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2120: no frame header,
    /// or a component without a scan.</exception>
    public void Complete()
    {
        JpegFrame frame = Frame ?? throw errors.Corrupt("it has no frame header");
        if (!Array.TrueForAll(frame.Components, component => component.HasDc))
        {
            throw errors.Corrupt("a component has no scan");
        }

        if (frame.Progressive)
        {
            Array.ForEach(frame.Components, component => component.TransformAll());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Frame?.Dispose();

    private int NextMarker(ReadOnlySpan<byte> data, int at)
    {
        while (at + 1 < data.Length && (data[at] != 0xFF || data[at + 1] is 0 or 0xFF))
        {
            int next = data[(at + 1)..].IndexOf((byte)0xFF);
            at = next < 0 ? data.Length : at + 1 + next;
        }

        return at + 1 < data.Length ? at : throw errors.Corrupt("it ends before its end-of-image marker");
    }

    private void Segment(int marker, ReadOnlySpan<byte> payload, int streamBytes)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                Frame = Frame is null
                    ? JpegFrame.Read(payload, marker, wanted, streamBytes, errors)
                    : throw errors.Corrupt("it has two frame headers");
                break;
            case 0xC4:
                _tables.ReadHuffman(payload, errors);
                break;
            case 0xDB:
                _tables.ReadQuantization(payload, errors);
                break;
            case 0xDD:
                _tables.ReadRestartInterval(payload, errors);
                break;
            case 0xE0:
                HasJfif |= payload.StartsWith("JFIF\0"u8);
                break;
            case 0xEE:
                AdobeTransform = payload.StartsWith("Adobe"u8) && payload.Length >= 12 ? payload[11] : AdobeTransform;
                break;
            case 0xC9 or 0xCA or 0xCB or 0xCC or 0xCD or 0xCE or 0xCF:
                throw errors.Unsupported("arithmetic coding");
            case 0xC3 or (>= 0xC5 and <= 0xC7):
                throw errors.Unsupported("a lossless or hierarchical process");
            case 0xDC or 0xDE or 0xDF:
                throw errors.Unsupported("a late number of lines or a hierarchical process");
        }
    }
}

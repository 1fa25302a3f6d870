namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Reads and checks the header of a scan.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.3 and G.1.1</seealso>
internal static class JpegScanHeader
{
    private const int MaxBlocksInMcu = 10;

    /// <summary>Reads the payload of a start-of-scan segment.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2120: damaged,
    /// or a table that it needs was not set.</exception>
    public static JpegScan Read(ReadOnlySpan<byte> payload, JpegFrame frame, JpegTables tables, JpegErrors errors)
    {
        int count = payload.Length > 0 ? payload[0] : 0;
        if (count is 0 or > 4 || payload.Length != 4 + (2 * count))
        {
            throw errors.Corrupt("a scan header has the wrong length");
        }

        ReadOnlySpan<byte> band = payload[(1 + (2 * count))..];
        var scan = new JpegScan
        {
            Components = new JpegComponent[count],
            DcTables = new JpegHuffmanTable?[count],
            AcTables = new JpegHuffmanTable?[count],
            First = frame.Progressive ? band[0] : 0,
            Last = frame.Progressive ? band[1] : 63,
            Refines = frame.Progressive && band[2] >> 4 != 0,
            LowBit = frame.Progressive ? band[2] & 15 : 0,
            RestartInterval = tables.RestartInterval,
        };
        CheckBand(scan, band[2] >> 4, errors);
        for (int i = 0; i < count; i++)
        {
            AddComponent(scan, i, payload.Slice(1 + (2 * i), 2), (frame, tables), errors);
        }

        return count == 1 || scan.Components.Sum(c => c.Horizontal * c.Vertical) <= MaxBlocksInMcu
            ? scan
            : throw errors.Corrupt("an MCU has more than ten blocks");
    }

    private static void CheckBand(JpegScan scan, int highBit, JpegErrors errors)
    {
        bool range = scan.First <= scan.Last && scan.Last <= 63 && scan.LowBit <= 13;
        bool sequential = scan.First == 0 && scan.Last == 63 && scan.LowBit == 0 && !scan.Refines;
        bool progressive = scan.First == 0 ? scan.Last == 0 : scan.Components.Length == 1;
        bool step = !scan.Refines || highBit == scan.LowBit + 1;
        if (!range || !(sequential || (progressive && step)))
        {
            throw errors.Corrupt($"a scan brings coefficients {scan.First}..{scan.Last} from bit {scan.LowBit}");
        }
    }

    private static void AddComponent(
        JpegScan scan,
        int index,
        ReadOnlySpan<byte> entry,
        (JpegFrame Frame, JpegTables Tables) stream,
        JpegErrors errors)
    {
        byte id = entry[0];
        JpegComponent component = Array.Find(stream.Frame.Components, c => c.Id == id)
            ?? throw errors.Corrupt($"a scan names component {id}, which the frame has not");
        if (Array.IndexOf(scan.Components, component) >= 0)
        {
            throw errors.Corrupt($"a scan names component {id} twice");
        }

        scan.Components[index] = component;
        component.Steps ??= stream.Tables.Quantization[component.Quantization]
            ?? throw errors.Corrupt($"quantisation table {component.Quantization} is missing");
        bool needsDc = scan.First == 0 && !scan.Refines;
        bool needsAc = scan.Last > 0;
        scan.DcTables[index] = Table(stream.Tables.Dc, entry[1] >> 4, needsDc, errors);
        scan.AcTables[index] = Table(stream.Tables.Ac, entry[1] & 15, needsAc, errors);
        component.HasDc |= needsDc;
        if (!component.HasDc)
        {
            throw errors.Corrupt($"a scan refines component {id} before its first scan");
        }
    }

    private static JpegHuffmanTable? Table(JpegHuffmanTable?[] tables, int number, bool needed, JpegErrors errors)
    {
        if (!needed)
        {
            return null;
        }

        return number < 4 && tables[number] is { } table
            ? table
            : throw errors.Corrupt($"Huffman table {number} is missing");
    }
}

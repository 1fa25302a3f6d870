namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Reads the entropy-coded data of one scan: of a progressive frame into the coefficients of its components, else block
/// by block into their samples. Blocks that nobody wants are read past, rows below the wanted ones not at all.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, A.2 and annexes F, G</seealso>
internal ref struct JpegScanDecoder(JpegFrame frame, JpegScan scan, JpegErrors errors)
{
    private readonly JpegFrame _frame = frame;
    private readonly JpegScan _scan = scan;
    private readonly JpegErrors _errors = errors;
    private readonly Span<short> _block = new short[64];
    private int _endOfBandRun;

    /// <summary>Decodes the scan whose data begin at <paramref name="start"/>.</summary>
    /// <returns>Position from which the next marker is to be looked for.</returns>
    /// <exception cref="Diagnostics.NuTonicException">NT2120: the data end early or are damaged.</exception>
    public int Decode(ReadOnlySpan<byte> data, int start)
    {
        var bits = new JpegBitReader(data, start, _errors);
        bool single = _scan.Components.Length == 1;
        JpegComponent first = _scan.Components[0];
        int across = single ? (first.WidthPx + 7) / 8 : _frame.McusAcross;
        int rows = single ? (first.HeightPx + 7) / 8 : _frame.McusDown;
        int down = _frame.Progressive ? rows : Math.Min(rows, single ? first.Blocks.Bottom : _frame.Mcus.Bottom);
        int restarts = 0;
        ResetPrediction();
        for (int unit = 0; unit < across * down; unit++)
        {
            if (unit > 0 && _scan.RestartInterval > 0 && unit % _scan.RestartInterval == 0)
            {
                Restart(data, ref bits, restarts++ & 7);
            }

            (int row, int column) = Math.DivRem(unit, across);
            if (single)
            {
                Block(ref bits, 0, row, column);
            }
            else
            {
                Mcu(ref bits, row, column);
            }

            if (bits.Overrun)
            {
                throw _errors.Corrupt($"its data end in unit {unit} of {across * rows}");
            }
        }

        return bits.Position;
    }

    private void Mcu(ref JpegBitReader bits, int row, int column)
    {
        for (int i = 0; i < _scan.Components.Length; i++)
        {
            JpegComponent component = _scan.Components[i];
            for (int y = 0; y < component.Vertical; y++)
            {
                for (int x = 0; x < component.Horizontal; x++)
                {
                    Block(ref bits, i, (row * component.Vertical) + y, (column * component.Horizontal) + x);
                }
            }
        }
    }

    private void Block(ref JpegBitReader bits, int index, int row, int column)
    {
        JpegComponent component = _scan.Components[index];
        if (!_frame.Progressive)
        {
            SequentialBlock(ref bits, index, row, column);
            return;
        }

        int at = ((row * component.BlocksAcross) + column) * 64;
        Span<short> block = component.Coefficients.AsSpan(at, 64);
        if (_scan.First == 0)
        {
            block[0] = Dc(ref bits, component, _scan.DcTables[index], block[0]);
        }

        if (_scan.Last == 0)
        {
            return;
        }

        var band = new JpegBand(Math.Max(1, _scan.First), _scan.Last, _scan.LowBit, _errors);
        JpegHuffmanTable table = _scan.AcTables[index]!;
        if (_scan.Refines)
        {
            band.Refine(ref bits, table, block, ref _endOfBandRun);
        }
        else
        {
            band.ReadFirst(ref bits, table, block, ref _endOfBandRun);
        }
    }

    private readonly void SequentialBlock(ref JpegBitReader bits, int index, int row, int column)
    {
        JpegComponent component = _scan.Components[index];
        bool isWanted = component.Blocks.Contains(row, column);
        _block[0] = Dc(ref bits, component, _scan.DcTables[index], 0);
        bool hasAc = JpegBlockReader.Read(ref bits, _scan.AcTables[index]!, isWanted ? _block : [], _errors);
        if (isWanted)
        {
            component.Transform(_block, row, column);
            if (hasAc)
            {
                _block.Clear();
            }
        }
    }

    private readonly short Dc(ref JpegBitReader bits, JpegComponent component, JpegHuffmanTable? table, short before)
    {
        if (_scan.Refines)
        {
            return (short)((ushort)before | (bits.Bits(1) << _scan.LowBit));
        }

        int value = component.DcPrediction + bits.Signed(bits.Symbol(table!));
        if ((short)(value << _scan.LowBit) != value << _scan.LowBit)
        {
            throw _errors.Corrupt($"a DC value of {value} is out of range");
        }

        component.DcPrediction = value;
        return (short)(value << _scan.LowBit);
    }

    private void Restart(ReadOnlySpan<byte> data, ref JpegBitReader bits, int number)
    {
        int position = bits.Position;
        while (position + 1 < data.Length && (data[position] != 0xFF || data[position + 1] is 0 or 0xFF))
        {
            position++;
        }

        if (position + 1 >= data.Length || data[position + 1] != 0xD0 + number)
        {
            throw _errors.Corrupt($"restart marker {number} is missing");
        }

        bits.Restart(position + 2);
        ResetPrediction();
    }

    private void ResetPrediction()
    {
        _endOfBandRun = 0;
        foreach (JpegComponent component in _scan.Components)
        {
            component.DcPrediction = 0;
        }
    }
}

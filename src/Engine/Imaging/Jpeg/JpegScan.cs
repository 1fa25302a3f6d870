namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Scan header with the tables it uses.</summary>
internal sealed record JpegScan
{
    /// <summary>Components in the scan, 1 to 4.</summary>
    public required JpegComponent[] Components { get; init; }

    /// <summary>DC code of each component; null where the scan needs none.</summary>
    public required JpegHuffmanTable?[] DcTables { get; init; }

    /// <summary>AC code of each component; null where the scan needs none.</summary>
    public required JpegHuffmanTable?[] AcTables { get; init; }

    /// <summary>First coefficient in zigzag order.</summary>
    public required int First { get; init; }

    /// <summary>Last coefficient in zigzag order.</summary>
    public required int Last { get; init; }

    /// <summary>Whether bits are added to coefficients of an earlier scan.</summary>
    public required bool Refines { get; init; }

    /// <summary>Place of the lowest bit that the scan brings.</summary>
    public required int LowBit { get; init; }

    /// <summary>MCUs between restart markers; 0 means none.</summary>
    public required int RestartInterval { get; init; }
}

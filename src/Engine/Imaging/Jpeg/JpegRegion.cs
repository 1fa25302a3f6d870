namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>A rectangle of MCUs or blocks, half-open.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">Column behind the last.</param>
/// <param name="Bottom">Row behind the last.</param>
internal readonly record struct JpegRegion(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Number of columns.</summary>
    public int Columns => Right - Left;

    /// <summary>Number of rows.</summary>
    public int Rows => Bottom - Top;

    /// <summary>Whether a block or MCU is in it.</summary>
    public bool Contains(int row, int column) => column >= Left && column < Right && row >= Top && row < Bottom;

    /// <summary>The same rectangle counted in units that divide each of these.</summary>
    public JpegRegion Scale(int across, int down) => new(Left * across, Top * down, Right * across, Bottom * down);
}

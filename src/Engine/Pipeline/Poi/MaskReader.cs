using NuTonic.Engine.Imaging.Png;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Reads the class ids back from a mask PNG that an earlier node wrote.</summary>
internal static class MaskReader
{
    /// <summary>Class ids, row-major.</summary>
    public static ReadOnlySpan<byte> Read(byte[] png, string name) => PngDecoder.Decode(png, name).Samples;
}

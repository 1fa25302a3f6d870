namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>One field of a directory to be written.</summary>
/// <param name="Tag">TIFF tag number.</param>
/// <param name="Type">TIFF type number.</param>
/// <param name="Count">Values of that type.</param>
/// <param name="Bytes">The values, little-endian.</param>
internal sealed record TiffWriterField(ushort Tag, ushort Type, int Count, byte[] Bytes);

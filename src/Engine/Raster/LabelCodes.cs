namespace NuTonic.Engine.Raster;

/// <summary>What becomes of label codes that are neither a class (0..8) nor no data (255).</summary>
internal enum LabelCodes
{
    /// <summary>They become no data.</summary>
    Discard,

    /// <summary>Codes 9..254 stay as they are; what is no byte at all still becomes no data.</summary>
    Keep,
}

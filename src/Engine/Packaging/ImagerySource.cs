namespace NuTonic.Engine.Packaging;

/// <summary>Which files of a scene the colours of a chip come from.</summary>
internal enum ImagerySource
{
    /// <summary>The three band files.</summary>
    RedGreenBlue,

    /// <summary>One file of all three colours.</summary>
    VisualOrThumbnail,
}

namespace NuTonic.Engine.Diagnostics;

// NT1100-NT1149: quads of aerial imagery as files. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>The imagery folder does not exist: path.</summary>
    public static readonly ErrorDescriptor ImageryRootMissing = Error(
        "NT1100", "Imagery folder '{0}' does not exist: correct ImageryRoot, or unset it to build the sample world.");

    /// <summary>The imagery folder is not a folder: path.</summary>
    public static readonly ErrorDescriptor ImageryRootNotAFolder = Error(
        "NT1101", "'{0}' is not a folder: set ImageryRoot to the folder that holds the quads.");

    /// <summary>The imagery folder holds no quad: path.</summary>
    public static readonly ErrorDescriptor ImageryRootEmpty = Error(
        "NT1102",
        "'{0}' and its folders hold no .tif or .tiff file: set ImageryRoot to the folder that holds the quads.");

    /// <summary>Folders nest too deep: path, limit.</summary>
    public static readonly ErrorDescriptor ImageryRootTooDeep = Error(
        "NT1103", "'{0}' lies more than {1} folders below ImageryRoot: move it up, or point ImageryRoot closer to it.");

    /// <summary>Quads that share a name: name, this file, another one.</summary>
    public static readonly ErrorDescriptor QuadNameDuplicate = Error(
        "NT1104",
        "Quad '{0}' is both '{1}' and '{2}', and the ids of patches are made from it (case does not count): rename one "
        + "of them or move it out of ImageryRoot.");

    /// <summary>A file name that cannot name a quad: path, reason.</summary>
    public static readonly ErrorDescriptor QuadNameUnsafe = Error(
        "NT1105", "'{0}' cannot name a quad: {1}. Rename the file.");

    /// <summary>A sidecar is not valid JSON: path, what is wrong.</summary>
    public static readonly ErrorDescriptor QuadSidecarNotJson = Error(
        "NT1106",
        "'{0}' is not valid JSON: {1} Correct or remove it: it is read as the STAC item of the quad beside it.");

    /// <summary>A sidecar is too large: path, limit in bytes.</summary>
    public static readonly ErrorDescriptor QuadSidecarTooLarge = Error(
        "NT1107",
        "'{0}' has more than {1} bytes, which no STAC item of a quad needs: remove what does not belong there.");

    /// <summary>A field of a sidecar that cannot be used: path, field, what it is, what it must be.</summary>
    public static readonly ErrorDescriptor QuadSidecarField = Error(
        "NT1108", "'{1}' in '{0}' is {2}, but must be {3}.");
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Typed errors for sources that are there but give nothing.</summary>
internal static class SourceFailure
{
    /// <summary>The system refused to read or list <paramref name="path"/>.</summary>
    public static NuTonicException NotReadable(string path, Exception failure) => new(
        Diagnostic.Create(Errors.SourceNotReadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
        failure);

    /// <summary><paramref name="path"/> is a device, a pipe, or behind a folder that may not be entered.</summary>
    public static NuTonicException NotOrdinary(string path) => new(
        Errors.SourceNotReadable,
        new SourceLocation(path),
        path,
        "it is neither a file nor a folder, or its folder may not be entered");
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>The typed errors of one extract. Every message begins with its path.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class ExtractErrors(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>An error about the file as a whole.</summary>
    public NuTonicException File(ErrorDescriptor descriptor, params object?[] args) => At(0, 0, descriptor, args);

    /// <summary>An error at a line and column, counted from 1; 0 when they are not known.</summary>
    public NuTonicException At(int line, int column, ErrorDescriptor descriptor, params object?[] args) =>
        new(descriptor, Place(line, column), [Path, .. args]);

    /// <summary>As <see cref="File"/>, with the exception that revealed it.</summary>
    public NuTonicException Wrap(Exception inner, ErrorDescriptor descriptor, params object?[] args) =>
        new(Diagnostic.Create(descriptor, Place(0, 0), [Path, .. args]), inner);

    /// <summary>A place in the file.</summary>
    public SourceLocation Place(int line, int column) => new(Path, line, column);
}

using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Turns the values of a raster of classes into the classes of the labels. A table is UTF-8 text with a line for each
/// value: the value, 0 to 255, a tab or comma, and the name of a class or <c>nodata</c>; lines that start with # and
/// empty lines are left out. A value that has no line is no data, and so is the raster's own no-data value.
/// </summary>
/// <param name="Name">Of the table, for records.</param>
/// <param name="Classes">Class of each value 0..255: an index of the class names, or <see cref="NoData"/>.</param>
/// <param name="Known">Whether each value has a line.</param>
internal sealed record ClassMap(string Name, ImmutableArray<byte> Classes, ImmutableArray<bool> Known)
{
    /// <summary>Class of pixels without one.</summary>
    public const byte NoData = 255;

    /// <summary>Most bytes of a table.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The built-in table <paramref name="name"/>, such as esa-worldcover.</summary>
    /// <param name="name">The label collection that it is for.</param>
    /// <param name="classNames">Names of the classes, with underscores, by their number.</param>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public static ClassMap BuiltIn(string name, IReadOnlyList<string> classNames)
    {
        using Stream stream = typeof(ClassMap).Assembly.GetManifestResourceStream($"classes/{name}.tsv")
            ?? throw new ArgumentException("no such table", nameof(name));
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return ClassMapReader.Read(copy.ToArray(), name, name, classNames);
    }

    /// <summary>The table in the file <paramref name="path"/>.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="classNames">Names of the classes, with underscores, by their number.</param>
    /// <exception cref="NuTonicException">NT1520: it cannot be read; NT1521: a line of it.</exception>
    public static ClassMap Read(string path, IReadOnlyList<string> classNames)
    {
        try
        {
            // A pipe or an endless file must not be read to its end.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            byte[] bytes = new byte[MaxLength + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return ClassMapReader.Read(
                bytes.AsSpan(0, length), path, Path.GetFileNameWithoutExtension(path), classNames);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string reason = "it cannot be read, " + failure.Message.TrimEnd('.');
            throw new NuTonicException(
                Diagnostic.Create(Errors.ClassMapUnusable, new SourceLocation(path), path, reason), failure);
        }
    }

    /// <summary>
    /// Writes the class of each value; <paramref name="classes"/> may be the same memory as <paramref name="values"/>.
    /// </summary>
    /// <param name="values">Values of the raster.</param>
    /// <param name="classes">Receives as many classes.</param>
    public void Apply(ReadOnlySpan<byte> values, Span<byte> classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes.Length, values.Length, nameof(classes));
        ReadOnlySpan<byte> table = Classes.AsSpan();
        for (int i = 0; i < values.Length; i++)
        {
            classes[i] = table[values[i]];
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>Reads the text of a <see cref="ClassMap"/>.</summary>
internal static class ClassMapReader
{
    private const string NoData = "nodata";
    private const int Values = 256;

    /// <summary>The table in <paramref name="utf8"/>.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">Of the table.</param>
    /// <param name="classNames">Names of the classes, with underscores, by their number.</param>
    /// <exception cref="NuTonicException">NT1520, NT1521.</exception>
    public static ClassMap Read(ReadOnlySpan<byte> utf8, string path, string name, IReadOnlyList<string> classNames)
    {
        if (utf8.Length > ClassMap.MaxLength)
        {
            throw Unusable(path, "it has more than 1,048,576 bytes");
        }

        ReadOnlySpan<byte> text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (!Utf8.IsValid(text))
        {
            throw Unusable(path, "it is not UTF-8");
        }

        byte[] classes = new byte[Values];
        Array.Fill(classes, ClassMap.NoData);
        bool[] known = new bool[Values];
        int number = 0;
        foreach (string line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            number++;
            string trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                ReadLine(trimmed, new SourceLocation(path, number), classNames, classes, known);
            }
        }

        return known.Contains(true)
            ? new ClassMap(name, [.. classes], [.. known])
            : throw Unusable(path, "it has no line with a value");
    }

    private static void ReadLine(
        string line, SourceLocation place, IReadOnlyList<string> classNames, byte[] classes, bool[] known)
    {
        string[] parts = line.Split(
            line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',', StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
        {
            throw Wrong(place, "the line has neither a tab nor a comma");
        }

        if (!byte.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte value))
        {
            throw Wrong(place, $"'{Shown(parts[0])}' is no whole number from 0 to 255");
        }

        if (known[value])
        {
            throw Wrong(place, string.Create(CultureInfo.InvariantCulture, $"the value {value} has a line already"));
        }

        known[value] = true;
        classes[value] = ClassOf(parts[1], place, classNames);
    }

    private static byte ClassOf(string name, SourceLocation place, IReadOnlyList<string> classNames)
    {
        string plain = name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (plain is NoData or "no_data")
        {
            return ClassMap.NoData;
        }

        for (int i = 0; i < classNames.Count; i++)
        {
            if (classNames[i] == plain)
            {
                return (byte)i;
            }
        }

        throw Wrong(
            place, $"there is no class '{Shown(name)}'; classes are {string.Join(", ", classNames)} and {NoData}");
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private static NuTonicException Wrong(SourceLocation place, string reason) =>
        new(Errors.ClassMapLine, place, place.File, reason);

    private static NuTonicException Unusable(string path, string reason) =>
        new(Errors.ClassMapUnusable, new SourceLocation(path), path, reason);
}

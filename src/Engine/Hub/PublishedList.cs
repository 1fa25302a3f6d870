using System.Collections.Immutable;
using System.Text;

namespace NuTonic.Engine.Hub;

/// <summary>
/// <c>meta/published.txt</c> in the repository: the files that publishes put there, so that a later one may delete what
/// is no longer part of the data set and touches nothing that somebody else added. Before new files come the list names
/// them, and a file leaves the list with the last commit: a publish that ends in the middle
/// leaves none that no list has.
/// </summary>
/// <remarks>A heading with a version, then a path per line, ordinal order, UTF-8, LF.</remarks>
internal static class PublishedList
{
    /// <summary>Path of the list in the repository.</summary>
    public const string Path = "meta/published.txt";

    /// <summary>Most bytes of a list that are read.</summary>
    public const long MostBytes = 64 << 20;

    private const string Heading = "nutonic published files 1";

    /// <summary>The list as a file.</summary>
    /// <param name="paths">In any order.</param>
    public static HubFile Write(IEnumerable<string> paths)
    {
        StringBuilder text = new(Heading);
        foreach (string path in paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append('\n').Append(path);
        }

        return HubFile.OfMemory(Path, Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }

    /// <summary>Paths of a list; none when it is not one of ours, so that nothing is deleted for it.</summary>
    public static ImmutableSortedSet<string> Read(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return lines[0] == Heading
            ? lines.Skip(1)
                .Where(line => line.Length > 0 && HubRules.WhatIsWrongWith(line) is null)
                .ToImmutableSortedSet(StringComparer.Ordinal)
            : [];
    }
}

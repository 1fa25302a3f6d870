namespace NuTonic.Engine.Sources;

/// <summary>Where paths lead when every symbolic link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows before it calls it a loop.
    private const int MaxLinks = 40;

    /// <summary>What the link <paramref name="path"/> says; null when it is no link or there is nothing.</summary>
    public static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder on the way that is a loop or may not be entered: whoever looks at the path hears of it.
            return null;
        }
    }

    /// <summary>
    /// <paramref name="path"/> (absolute) without links, also when nothing is at its end; null when links lead in a
    /// circle.
    /// </summary>
    public static string? Of(string path)
    {
        int links = 0;
        return Follow(path, ref links);
    }

    private static string? Follow(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        if (Follow(parent, ref links) is not { } folder)
        {
            return null;
        }

        // ".." is taken after the links before it, as the system does; Path.GetFullPath would take it before.
        switch (Path.GetFileName(path))
        {
            case "" or ".":
                return folder;
            case "..":
                return Path.GetDirectoryName(folder) ?? folder;
            case var name:
                string here = Path.Combine(folder, name);
                string? target = Target(here);
                return target is null
                    ? here
                    : ++links > MaxLinks ? null : Follow(Path.Combine(folder, target), ref links);
        }
    }
}

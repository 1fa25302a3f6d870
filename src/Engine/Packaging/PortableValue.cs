namespace NuTonic.Engine.Packaging;

/// <summary>Makes option values fit for publishing.</summary>
internal static class PortableValue
{
    /// <summary>
    /// <paramref name="value"/> with every absolute path in its semicolon list cut down to its last step: where a data
    /// set was built is nobody's business, and would make the same data set differ between machines.
    /// </summary>
    public static string Of(string value) =>
        value.AsSpan().ContainsAny('/', '\\') ? string.Join(';', value.Split(';').Select(LastStep)) : value;

    private static string LastStep(string item)
    {
        string path = item.Trim();
        bool hasDrive = path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && (path[2] is '/' or '\\');
        bool isAbsolute = path.StartsWith('/') || path.StartsWith('\\') || hasDrive;
        return isAbsolute ? path.TrimEnd('/', '\\').Split('/', '\\')[^1] : item;
    }
}

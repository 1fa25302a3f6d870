namespace NuTonic.Engine.Captions;

/// <summary>Where in a patch something lies.</summary>
/// <param name="Side">"north", "northwest" ... or "center".</param>
internal readonly record struct CompassWord(string Side)
{
    /// <summary>"northern"; "central" for the center.</summary>
    public string Adjective => IsCenter ? "central" : Side + "ern";

    /// <summary>True for the middle of the patch.</summary>
    public bool IsCenter => Side == "center";

    /// <summary>True for northwest and the like.</summary>
    public bool IsCorner => Side.Length > 5 && !IsCenter;

    /// <summary>
    /// Reads the leading compass words of <paramref name="text"/>: "northwest", "north-west", "center", or the
    /// published system's "left-top", where left is west and top is north.
    /// </summary>
    public static bool TryParse(string text, out CompassWord word)
    {
        string vertical = string.Empty;
        string horizontal = string.Empty;
        bool isCenter = false;
        foreach (string token in text.ToLowerInvariant()
            .Split('_')[0]
            .Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            (string Vertical, string Horizontal)? parts = Parts(token);
            if (parts is null)
            {
                break;
            }

            vertical = parts.Value.Vertical.Length > 0 ? parts.Value.Vertical : vertical;
            horizontal = parts.Value.Horizontal.Length > 0 ? parts.Value.Horizontal : horizontal;
            isCenter = true;
        }

        string side = vertical + horizontal;
        word = new CompassWord(side.Length > 0 ? side : "center");
        return side.Length > 0 || isCenter;
    }

    private static (string Vertical, string Horizontal)? Parts(string token) => token switch
    {
        "north" or "top" or "upper" => ("north", string.Empty),
        "south" or "bottom" or "lower" => ("south", string.Empty),
        "east" or "right" => (string.Empty, "east"),
        "west" or "left" => (string.Empty, "west"),
        "northeast" => ("north", "east"),
        "northwest" => ("north", "west"),
        "southeast" => ("south", "east"),
        "southwest" => ("south", "west"),
        "center" or "centre" or "middle" => (string.Empty, string.Empty),
        _ => null,
    };
}

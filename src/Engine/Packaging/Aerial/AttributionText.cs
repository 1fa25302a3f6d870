namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>Writes ATTRIBUTION.md: the notices that go with every copy of the data.</summary>
internal static class AttributionText
{
    /// <summary>Path relative to the data set.</summary>
    public const string Path = "ATTRIBUTION.md";

    /// <summary>Rises when the same sources give another file.</summary>
    public const int Version = 1;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<AerialSource> sources, IEnumerable<string> models)
    {
        CardText text = new();
        text.Line("# Attribution").Line();
        text.Line("Pass these notices on with every copy of the data, and with what is made from it.");
        foreach (AerialSource source in sources)
        {
            text.Line().Line("## " + source.Credit.Name).Line();
            text.Line("Terms: " + source.Credit.License + ".");
            if (source.Credit.Attribution is { } notice)
            {
                text.Line().Line(notice);
            }
        }

        foreach (string model in models)
        {
            text.Line().Line("## Captions by " + model).Line();
            text.Line("Terms: not stated by the builder of this data set.");
        }

        return text.ToBytes();
    }
}

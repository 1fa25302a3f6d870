namespace NuTonic.Engine.Pipeline.Options;

/// <summary>The options that more than one step reads, typed, with absolute locations.</summary>
/// <param name="Set">All options; nodes read theirs from here.</param>
/// <param name="PoiRoot">Absolute folder of the POI folders; null for the sample world.</param>
/// <param name="DatasetDir">Absolute output folder.</param>
/// <param name="CacheDir">Absolute cache folder.</param>
/// <param name="PromptDir">Absolute folder of templates; null for the built-in ones.</param>
/// <param name="Threads">At least 1.</param>
internal sealed record BuildOptions(
    OptionSet Set,
    string? PoiRoot,
    string DatasetDir,
    string CacheDir,
    string? PromptDir,
    int Threads)
{
    /// <summary>Absolute path of the file that a dry run writes its nodes to; null for none.</summary>
    public string? ExplainFile { get; private init; }

    /// <summary>Absolute folder of the quads; null for the sample world.</summary>
    public string? ImageryRoot { get; private init; }

    /// <summary>Absolute path of the extract; null when the option is unset.</summary>
    public string? OsmExtract { get; private init; }

    /// <summary>Absolute path of the glossary; null for the built-in one.</summary>
    public string? TagGlossary { get; private init; }

    /// <summary>Absolute path of the list of places; null when the option is unset.</summary>
    public string? PoiList { get; private init; }

    /// <summary>Absolute path of the table of label classes; null for the built-in one.</summary>
    public string? LabelClassMap { get; private init; }

    /// <summary>Absolute path that the option of a name holds; null when it is unset.</summary>
    public required Func<string, string?> Folder { get; init; }

    /// <summary>Resolves locations against <paramref name="projectFolder"/>.</summary>
    public static BuildOptions From(OptionSet set, string projectFolder)
    {
        string? Folder(string name) =>
            set.Text(name).Length == 0 ? null : Path.GetFullPath(set.Text(name), projectFolder);

        int threads = set.Integer("Parallelism");
        return new BuildOptions(
            set,
            Folder("PoiRoot"),
            Folder("DatasetDir")!,
            Folder("CacheDir")!,
            Folder("PromptDir"),
            threads == 0 ? Environment.ProcessorCount : threads)
        {
            Folder = Folder,
            PoiList = Folder("PoiList"),
            LabelClassMap = Folder("LabelClassMap"),
            ExplainFile = Folder("ExplainFile"),
            ImageryRoot = Folder("ImageryRoot"),
            OsmExtract = Folder("OsmExtract"),
            TagGlossary = Folder("TagGlossary"),
        };
    }
}

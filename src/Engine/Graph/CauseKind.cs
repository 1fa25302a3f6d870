namespace NuTonic.Engine.Graph;

/// <summary>What kind of thing made a node dirty.</summary>
internal enum CauseKind
{
    /// <summary>An option of the build.</summary>
    Option,

    /// <summary>A source file, or a field of one.</summary>
    File,

    /// <summary>The code of the step.</summary>
    Code,

    /// <summary>What another node yields, or something that is none of the other kinds.</summary>
    Input,

    /// <summary>A published file is missing, was edited, or gets another name.</summary>
    Output,

    /// <summary>The node was not part of the last build.</summary>
    New,

    /// <summary>The cache no longer has the result, or no longer the inputs to compare with.</summary>
    Cache,

    /// <summary>A rebuild was asked for.</summary>
    Rebuild,

    /// <summary>The unit is no longer part of the build.</summary>
    Removed,
}

namespace NuTonic.Engine.Graph;

/// <summary>What was found out about a node that is not up to date.</summary>
/// <param name="Unit">Name of its unit.</param>
/// <param name="Node">Its name in the unit; null when the report is about the whole unit.</param>
/// <param name="Kind">Kind of the node.</param>
/// <param name="Verdict">What was done, or in a dry run would be done.</param>
/// <param name="Reason">What made it so.</param>
internal sealed record NodeReport(string Unit, string? Node, string Kind, Verdict Verdict, Reason Reason)
{
    /// <summary>What the node depends on; null when a dry run cannot know that.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>True when it is dirty only if the node it waits for comes out different.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>"poi_0003/r00128_c00256/chip".</summary>
    public string FullName => NameIn(Unit);

    /// <summary>As <see cref="FullName"/>, where units share the report.</summary>
    public string NameIn(string unit) => Node is null ? unit : $"{unit}/{Node}";
}

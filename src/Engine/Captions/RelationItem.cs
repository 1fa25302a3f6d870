using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>One thing to say about the surroundings of an element.</summary>
/// <param name="Kind">Name of the section behind "relation.".</param>
/// <param name="Other">"a street", "several houses" or a name.</param>
/// <param name="Side">Compass word to the other; null when it has none.</param>
/// <param name="DistanceMeters">Smallest distance.</param>
internal sealed record RelationItem(string Kind, PromptValue Other, string? Side, double DistanceMeters)
{
    /// <summary>The section with a compass word where there is one.</summary>
    public string Section => Side is not null && (Kind is "near" or "touches")
        ? "relation." + Kind + "_side"
        : "relation." + Kind;
}

using System.Collections.Immutable;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>One thing to say about the surroundings of an element.</summary>
/// <param name="Kind">Name of the section behind "relation.".</param>
/// <param name="Other">"a street", "several houses", a name, or several of these.</param>
/// <param name="Sides">Different compass words to the other, clockwise from the north; empty when it has none.</param>
/// <param name="DistanceMeters">Smallest distance.</param>
internal sealed record RelationItem(string Kind, PromptValue Other, ImmutableArray<string> Sides, double DistanceMeters)
{
    /// <summary>"south", "south and southwest"; null without a compass word.</summary>
    public string? Side => Sides.IsEmpty ? null : WordLists.Join(Sides);

    /// <summary>The section with a compass word where there is one.</summary>
    public string Section => Sides.IsEmpty ? "relation." + Kind : "relation." + Kind + "_side";
}

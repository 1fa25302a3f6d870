using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// Hears of every node that is not up to date, and in which order units are to be told of; called from several threads.
/// </summary>
internal interface INodeObserver
{
    /// <summary>True when it wants to hear of nodes that are up to date as well.</summary>
    bool HearsUpToDate => false;

    /// <summary>True when it looks at what nodes depend on, so that each has to be planned.</summary>
    bool ReadsManifests => false;

    /// <summary>True when <paramref name="unit"/> has to be looked at.</summary>
    bool Needs(string unit) => true;

    /// <summary>The pass starts.</summary>
    /// <param name="units">Names of the units that run side by side, in the order of the data set.</param>
    void Begin(IReadOnlyList<string> units);

    /// <summary>A node is not up to date, or all are to be heard of.</summary>
    void NodeFinished(in NodeReport node);

    /// <summary>
    /// A unit ends like others, which all share the reports about their nodes; nothing more will come of it.
    /// </summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="nodes">Its nodes in ordinal order, with another unit's name or none.</param>
    void UnitForeseen(string unit, IReadOnlyList<NodeReport> nodes)
    {
        foreach (NodeReport node in nodes)
        {
            NodeFinished(node with { Unit = unit });
        }

        UnitFinished(unit, hasFailed: false);
    }

    /// <summary>Nothing more will come of this unit.</summary>
    void UnitFinished(string unit, bool hasFailed);

    /// <summary>Nothing more will come.</summary>
    void End();
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Hears what a build does; called from several threads.</summary>
internal interface IBuildListener
{
    /// <summary>True when it wants to hear of nodes that are up to date as well.</summary>
    bool HearsUpToDate => false;

    /// <summary>A node was computed or put in place.</summary>
    void NodeFinished(in NodeReport node);

    /// <summary>In a dry run: a unit ends like others, which all share the reports about their nodes.</summary>
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

    /// <summary>A warning or an error.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>Nothing more will be told of this unit.</summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="hasFailed">True when it failed.</param>
    void UnitFinished(string unit, bool hasFailed)
    {
    }

    /// <summary>A unit is finished.</summary>
    /// <param name="finished">Units finished so far.</param>
    /// <param name="total">Units of this build.</param>
    void Progress(int finished, int total);
}

using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Hears what a build does; called from several threads.</summary>
internal interface IBuildListener
{
    /// <summary>A node was computed or put in place; never called for nodes that are up to date.</summary>
    /// <param name="node">Unit and node, "poi_0003/r00128_c00256/chip".</param>
    /// <param name="verdict">What was done.</param>
    /// <param name="reason">Which input made it so.</param>
    void NodeFinished(string node, Verdict verdict, string reason);

    /// <summary>A warning or an error.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>A unit is finished.</summary>
    /// <param name="finished">Units finished so far.</param>
    /// <param name="total">Units of this build.</param>
    void Progress(int finished, int total);
}

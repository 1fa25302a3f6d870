using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>A unit as the scheduler runs it, and what it leaves for the data set.</summary>
internal interface IBuildUnit : IUnit
{
    /// <summary>
    /// What the files of the data set need of it, packed; null when the unit failed, or in a dry run when it is not
    /// known.
    /// </summary>
    byte[]? Summary { get; }

    /// <summary>True when the unit failed.</summary>
    bool HasFailed { get; }
}

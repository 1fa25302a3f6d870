using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>A part of the build that is planned, computed and published as a whole.</summary>
internal interface IUnit
{
    /// <summary>
    /// Plans the unit and returns the jobs that can run at the same time; empty when there is nothing more to do.
    /// </summary>
    IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation);

    /// <summary>Runs after all jobs: publishes and remembers.</summary>
    void Complete(CancellationToken cancellation);

    /// <summary>
    /// Runs instead of <see cref="Complete"/> when planning, a job or completing failed for
    /// a reason outside the program.
    /// </summary>
    void Fail(NuTonicException failure);
}

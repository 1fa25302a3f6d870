namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Concludes in a dry run from units that were looked at to others. What it counted counts when it is disposed.
/// </summary>
internal interface IForesight : IDisposable
{
    /// <summary>What a thread of the first look collects with.</summary>
    IUnitPreview Preview();

    /// <summary>
    /// Units that have to be looked at: one of each sort that the previews told apart. For one thread.
    /// </summary>
    /// <param name="positions">Units that need more than a look, ascending.</param>
    /// <returns>Some of them, ascending.</returns>
    int[] Samples(int[] positions);

    /// <summary>
    /// True when what other options do to a unit follows from units that were looked at; it is reported
    /// then and need not be opened. For one thread.
    /// </summary>
    /// <param name="position">Its position among all units.</param>
    /// <param name="unit">The unit.</param>
    bool IsForeseen(int position, UnitEntry unit);
}

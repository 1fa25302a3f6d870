namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Concludes in a dry run from units that were looked at to others. For one thread; what it counted counts when it is
/// disposed.
/// </summary>
internal interface IForesight : IDisposable
{
    /// <summary>
    /// True when what other options do to a unit follows from units that were looked at; it is reported
    /// then and need not be opened.
    /// </summary>
    /// <param name="position">Its position among all units.</param>
    /// <param name="unit">The unit.</param>
    bool IsForeseen(int position, UnitEntry unit);
}

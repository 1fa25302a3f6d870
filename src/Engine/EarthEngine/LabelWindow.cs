using System.Globalization;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// A span of time in which label images are looked for. Its end is exclusive, so a single day is never empty.
/// </summary>
/// <param name="Name">For messages and records, such as "+-7 days".</param>
/// <param name="Start">First instant, UTC; null for no limit.</param>
/// <param name="End">First instant after it, UTC; null for no limit.</param>
internal sealed record LabelWindow(string Name, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>A day, and as many whole days before and after it.</summary>
    /// <param name="day">UTC.</param>
    /// <param name="days">0 for the day alone.</param>
    public static LabelWindow Around(DateOnly day, int days)
    {
        DateTimeOffset midnight = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        string name = days == 0 ? "the scene's day" : string.Create(CultureInfo.InvariantCulture, $"+-{days} days");
        return new LabelWindow(name, midnight.AddDays(-days), midnight.AddDays(days + 1));
    }

    /// <summary>True when <paramref name="time"/> lies in the window.</summary>
    public bool Contains(DateTimeOffset time) => !(time < Start) && !(time >= End);

    /// <summary>True when no instant of this window lies outside of <paramref name="other"/>.</summary>
    public bool IsInside(LabelWindow other) =>
        (other.Start is null || Start >= other.Start) && (other.End is null || End <= other.End);
}

namespace NuTonic.Engine.EarthEngine;

/// <summary>In which windows label images are looked for, one after the other, until one has what is needed.</summary>
internal static class LabelWindows
{
    private static readonly int[] DaysAround = [0, 7, 14, 30, 60, 120];

    /// <summary>The scene's day, widened five times, and then the query's window if it reaches further.</summary>
    /// <param name="sceneTime">When the scene was taken.</param>
    /// <param name="query">Where scenes were searched; null for nowhere else.</param>
    public static IEnumerable<LabelWindow> Of(DateTimeOffset sceneTime, LabelWindow? query)
    {
        DateOnly day = DateOnly.FromDateTime(sceneTime.UtcDateTime);
        LabelWindow[] widened = Array.ConvertAll(DaysAround, days => LabelWindow.Around(day, days));
        return query is null || query.IsInside(widened[^1]) ? widened : [.. widened, query];
    }
}

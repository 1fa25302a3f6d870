namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Shows a forecast.</summary>
internal static class ForecastTable
{
    /// <summary>Lines to print; none when a build would do nothing.</summary>
    public static IEnumerable<string> Lines(Forecast forecast)
    {
        KindForecast[] kinds = [.. forecast.Kinds.Where(kind => kind.Kind != Removals.Kind)];
        if (kinds.All(kind => kind.Build + kind.Maybe + kind.FromCache == 0))
        {
            return [];
        }

        return TextTable.Lines(
        [
            ["forecast", "build", "maybe", "from cache", "up to date", "to write", "time"],
            .. kinds.Select(Row),
            [
                "all",
                Amounts.Count(kinds.Sum(kind => kind.Build)),
                Amounts.Count(kinds.Sum(kind => kind.Maybe)),
                Amounts.Count(kinds.Sum(kind => kind.FromCache)),
                Amounts.Count(kinds.Sum(kind => kind.UpToDate)),
                Amounts.Bytes(forecast.Bytes),
                forecast.Seconds is null
                    ? Amounts.Seconds(null)
                    : FormattableString.Invariant($"{Amounts.Seconds(forecast.Seconds)} on {forecast.Threads} threads"),
            ],
        ]);
    }

    private static string[] Row(KindForecast kind) =>
    [
        kind.Kind,
        Amounts.Count(kind.Build),
        Amounts.Count(kind.Maybe),
        Amounts.Count(kind.FromCache),
        Amounts.Count(kind.UpToDate),
        Amounts.Bytes(kind.Bytes),
        Amounts.Seconds(kind.Seconds),
    ];
}

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>How much a test does: a short set always, a long one with <c>NUTONIC_LONG=1</c> (tests/long.sh).</summary>
internal static class LongRun
{
    /// <summary>True in the long set.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("NUTONIC_LONG") == "1";

    /// <summary>One of two counts.</summary>
    public static int Pick(int quick, int full) => IsOn ? full : quick;

    /// <summary>
    /// Seed of a test that draws lots: another one at every run, unless <c>NUTONIC_SEED</c>
    /// repeats one. A failure says it.
    /// </summary>
    public static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("NUTONIC_SEED"), out int seed)
        ? seed
        : Random.Shared.Next(1_000_000);
}

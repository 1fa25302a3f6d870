namespace NuTonic.Engine.Stac;

/// <summary>What scenes a build takes.</summary>
internal sealed record SceneRequest
{
    /// <summary>Most scenes that are looked at for a place when nothing else is said.</summary>
    public const int UsualLimit = 200;

    /// <summary>The collection, such as sentinel-2-l2a.</summary>
    public required string Collection { get; init; }

    /// <summary>When; null for any time.</summary>
    public DateWindow? Window { get; init; }

    /// <summary>Most clouds in percent, 0..100; null takes every scene.</summary>
    public double? MaxCloudPercent { get; init; } = 20;

    /// <summary>Most scenes that are looked at for a place, 1 and up.</summary>
    public int Limit { get; init; } = UsualLimit;

    /// <summary>How one is chosen.</summary>
    public SceneOptions Options { get; init; } = new();
}

namespace NuTonic.Engine.Tests.Cache;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

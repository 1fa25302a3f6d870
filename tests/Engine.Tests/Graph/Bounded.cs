namespace NuTonic.Engine.Tests.Graph;

/// <summary>Runs what could hang on a thread of its own, for a limited time.</summary>
internal static class Bounded
{
    /// <summary>Far above what any of these tests takes on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Returns what <paramref name="action"/> threw, or null; fails when it does not return in time.</summary>
    public static Exception? Run(Action action)
    {
        (Thread thread, Func<Exception?> thrown) = Start(action);
        Assert.True(thread.Join(Limit), "did not return in time");
        return thrown();
    }

    /// <summary>Starts <paramref name="action"/>; join the thread before asking what it threw.</summary>
    public static (Thread Thread, Func<Exception?> Thrown) Start(Action action)
    {
        Exception? thrown = null;
        Thread thread = new(() => thrown = Record.Exception(action)) { IsBackground = true };
        thread.Start();
        return (thread, () => thrown);
    }
}

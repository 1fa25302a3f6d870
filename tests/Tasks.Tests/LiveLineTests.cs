namespace NuTonic.Tasks.Tests;

public sealed class LiveLineTests : IDisposable
{
    private readonly StringWriter _terminal = new();
    private readonly SteppedClock _clock = new();
    private readonly LiveLine _line;

    public LiveLineTests() => _line = new LiveLine(_terminal, () => 11, _clock);

    [Fact]
    public void Show_LongText_IsCutAndLeavesTheCursorAtTheStart()
    {
        _line.Show("12345678901234567890");

        Assert.Equal("\r\u001b[K1234567890\r", _terminal.ToString());
    }

    [Fact]
    public void Yield_Message_ErasesTheLineAndKeepsItAwayForAMoment()
    {
        _line.Show("one");
        _line.Yield();
        _line.Show("too soon");
        _clock.Time += TimeSpan.FromSeconds(1);
        _line.Show("two");

        Assert.Equal("\r\u001b[Kone\r\r\u001b[K\r\u001b[Ktwo\r", _terminal.ToString());
    }

    [Fact]
    public void Show_Empty_ErasesOnce()
    {
        _line.Show("one");
        _line.Show("");
        _line.Show("");

        Assert.Equal("\r\u001b[Kone\r\r\u001b[K", _terminal.ToString());
    }

    [Fact]
    public void TitleLine_ShowAndEnd_KeepsTheTitleOfBefore()
    {
        TitleLine title = new(_terminal);

        title.Show("one");
        title.Yield();
        title.Show("two");
        title.Show("");

        Assert.Equal(
            "\u001b[22;0t\u001b]0;one\u0007\u001b]0;two\u0007\u001b]0;\u0007\u001b[23;0t", _terminal.ToString());
    }

    public void Dispose() => _terminal.Dispose();

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Time { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Time.Ticks;
    }
}

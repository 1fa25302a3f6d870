namespace NuTonic.Tasks;

/// <summary>
/// One line on a terminal that is written over and over. It stands where the next line of MSBuild's logger goes, with
/// the cursor at its start: the logger overwrites it. MSBuild logs on a thread of its own, so after a message the line
/// stays away for a moment.
/// </summary>
internal sealed class LiveLine : ILiveLine
{
    private const string Erase = "\r\u001b[K";

    private static readonly TimeSpan Yielding = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private readonly TimeProvider _clock;
    private long? _yieldedAt;
    private bool _isShown;

    /// <summary>A line on <paramref name="terminal"/>.</summary>
    /// <param name="terminal">Written to in whole escape sequences.</param>
    /// <param name="width">Columns of the terminal; asked each time, because windows change.</param>
    /// <param name="clock">Tells how long a message is ago.</param>
    public LiveLine(TextWriter terminal, Func<int> width, TimeProvider clock)
    {
        _terminal = terminal;
        _width = width;
        _clock = clock;
    }

    /// <summary>What shows progress on the console; null when nobody would see it there.</summary>
    /// <param name="manner">"line", "title", or anything else for nothing.</param>
    public static ILiveLine? OnConsole(string manner)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            return null;
        }

        return manner switch
        {
            "line" => new LiveLine(Console.Out, ConsoleWidth, TimeProvider.System),
            "title" => new TitleLine(Console.Out),
            _ => null,
        };
    }

    /// <summary>Shows <paramref name="text"/>, cut to the width; an empty one takes the line away.</summary>
    public void Show(string text)
    {
        lock (_gate)
        {
            if (text.Length == 0)
            {
                Clear();
                return;
            }

            if (_yieldedAt is { } yielded && _clock.GetElapsedTime(yielded) < Yielding)
            {
                return;
            }

            int columns = Math.Max(1, _width() - 1);
            _terminal.Write($"{Erase}{(text.Length > columns ? text[..columns] : text)}\r");
            _terminal.Flush();
            _isShown = true;
        }
    }

    /// <inheritdoc/>
    public void Yield()
    {
        lock (_gate)
        {
            Clear();
            _yieldedAt = _clock.GetTimestamp();
        }
    }

    private static int ConsoleWidth()
    {
        const int Usual = 80;
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : Usual;
        }
        catch (IOException)
        {
            return Usual;
        }
    }

    private void Clear()
    {
        if (_isShown)
        {
            _terminal.Write(Erase);
            _terminal.Flush();
            _isShown = false;
        }
    }
}

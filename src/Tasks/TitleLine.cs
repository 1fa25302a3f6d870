namespace NuTonic.Tasks;

/// <summary>
/// Progress in the title of the terminal's window: MSBuild's terminal logger redraws its lines and would take any other
/// line for its own. It writes its frames whole through the same writer, so no sequence is torn.
/// </summary>
/// <param name="terminal">The writer that the logger uses too.</param>
internal sealed class TitleLine(TextWriter terminal) : ILiveLine
{
    private const string Push = "\u001b[22;0t";
    private const string Pop = "\u001b[23;0t";

    private readonly Lock _gate = new();
    private bool _isShown;

    /// <inheritdoc/>
    public void Show(string text)
    {
        lock (_gate)
        {
            if (text.Length > 0)
            {
                terminal.Write($"{(_isShown ? "" : Push)}\u001b]0;{text}\u0007");
                _isShown = true;
            }
            else if (_isShown)
            {
                terminal.Write($"\u001b]0;\u0007{Pop}");
                _isShown = false;
            }

            terminal.Flush();
        }
    }

    /// <inheritdoc/>
    public void Yield()
    {
        // Messages do not touch the title.
    }
}

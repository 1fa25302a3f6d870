namespace NuTonic.Engine.Network;

/// <summary>A text that is sent and never shown. It prints as stars, so that it gets into no log by accident.</summary>
/// <param name="value">The text; not empty.</param>
internal sealed class Secret(string value)
{
    /// <summary>The text, for a request and nothing else.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "***";
}

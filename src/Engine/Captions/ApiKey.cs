using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Captions;

/// <summary>
/// The key of a chat server. It is no record and prints as stars, so that it gets into no log by accident.
/// </summary>
internal sealed class ApiKey
{
    // Local servers ask for no key, but the header has to hold something.
    private const string Dummy = "none";
    private const int ShortestSecret = 6;

    private readonly string? _secret;

    private ApiKey(string? secret, string variable)
    {
        _secret = secret;
        Variable = variable;
    }

    /// <summary>Name of the environment variable that holds it.</summary>
    public string Variable { get; }

    /// <summary>True when there is a key; false: a dummy is sent.</summary>
    public bool IsSet => _secret is not null;

    /// <summary>
    /// Refuses what does not look like the name of a variable: people put the key itself there, and keys have small
    /// letters. The name is shown in messages and stored with the settings.
    /// </summary>
    /// <exception cref="NuTonicException">NT5519, which does not show <paramref name="variable"/>.</exception>
    public static void CheckName(string variable)
    {
        if (!SecretText.IsVariableName(variable))
        {
            throw new NuTonicException(Errors.CaptionKeyVariableWrong, null);
        }
    }

    /// <summary>
    /// Reads the key from the environment variable <paramref name="variable"/>; unset or empty is fine.
    /// </summary>
    /// <exception cref="NuTonicException">NT5502: it cannot stand in a header.</exception>
    public static ApiKey FromEnvironment(string variable) => Of(Environment.GetEnvironmentVariable(variable), variable);

    /// <summary>The key <paramref name="secret"/>, said to come from <paramref name="variable"/>.</summary>
    /// <exception cref="NuTonicException">NT5502: it cannot stand in a header.</exception>
    public static ApiKey Of(string? secret, string variable)
    {
        string trimmed = secret?.Trim() ?? string.Empty;
        if (!SecretText.IsSendable(trimmed))
        {
            throw new NuTonicException(Errors.CaptionKeyWrong, null, variable, SecretText.Problem);
        }

        return new ApiKey(trimmed.Length == 0 ? null : trimmed, variable);
    }

    /// <summary>What goes into the header, and nowhere else.</summary>
    public string Reveal() => _secret ?? Dummy;

    /// <summary>True when <paramref name="text"/> holds the key.</summary>
    public bool IsIn(string text) =>
        _secret is { Length: >= ShortestSecret } && text.Contains(_secret, StringComparison.Ordinal);

    /// <summary>
    /// <paramref name="text"/> with stars in place of the key: servers like to repeat it in their messages.
    /// </summary>
    public string Redact(string text) =>
        _secret is null ? text : text.Replace(_secret, "***", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "***";
}

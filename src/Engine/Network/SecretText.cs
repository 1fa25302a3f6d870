namespace NuTonic.Engine.Network;

/// <summary>What secrets and the names of their variables may look like.</summary>
internal static class SecretText
{
    /// <summary>What <see cref="IsSendable"/> complains about, as a clause.</summary>
    public const string Problem = "it holds spaces, line breaks or characters beyond ASCII";

    /// <summary>
    /// True for what looks like the name of a variable. People put the secret itself there, and secrets have small
    /// letters; but the name is shown in messages and stored with the settings.
    /// </summary>
    public static bool IsVariableName(string variable) =>
        variable.Length > 0 && !char.IsAsciiDigit(variable[0])
        && variable.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>True when <paramref name="secret"/> can stand in a header.</summary>
    public static bool IsSendable(string secret) => !secret.Any(c => c is <= ' ' or > '~');
}

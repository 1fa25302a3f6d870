using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// A secret from an environment variable, sent to named hosts as a bearer token or as a parameter of the query.
/// </summary>
internal sealed class EnvironmentCredential : ICredential
{
    private readonly CredentialPart[] _parts;
    private readonly string[] _hosts;

    private EnvironmentCredential(string secret, string variable, IEnumerable<string> hosts, string? parameter)
    {
        Origin = variable;
        _hosts = [.. hosts];
        _parts =
        [
            parameter is null
                ? new CredentialPart(false, "Authorization", new Secret("Bearer " + secret))
                : new CredentialPart(true, parameter, new Secret(secret)),
        ];
    }

    /// <inheritdoc/>
    public string Origin { get; }

    /// <summary>Refuses what does not look like the name of a variable.</summary>
    /// <param name="option">The option that holds it.</param>
    /// <param name="variable">The name.</param>
    /// <exception cref="NuTonicException">NT1323, which does not show <paramref name="variable"/>.</exception>
    public static void CheckName(string option, string variable)
    {
        if (!SecretText.IsVariableName(variable))
        {
            throw new NuTonicException(Errors.CredentialVariableWrong, null, option);
        }
    }

    /// <summary>The credential in <paramref name="variable"/>; null when that is unset or empty.</summary>
    /// <param name="variable">Name of the environment variable.</param>
    /// <param name="hosts">Who gets it: names in lower case, with ":port" where it is not the usual one.</param>
    /// <param name="parameter">Name of the parameter of the query; null for a bearer token.</param>
    /// <exception cref="NuTonicException">NT1322: it cannot be sent.</exception>
    public static EnvironmentCredential? Find(string variable, IEnumerable<string> hosts, string? parameter = null) =>
        Of(Environment.GetEnvironmentVariable(variable), variable, hosts, parameter);

    /// <summary>As <see cref="Find"/>, but the variable has to be set.</summary>
    /// <param name="variable">Name of the environment variable.</param>
    /// <param name="purpose">What needs it, for the message.</param>
    /// <param name="hosts">Who gets it.</param>
    /// <param name="parameter">Name of the parameter of the query; null for a bearer token.</param>
    /// <exception cref="NuTonicException">NT1321: it is unset or empty. NT1322: it cannot be sent.</exception>
    public static EnvironmentCredential Require(
        string variable, string purpose, IEnumerable<string> hosts, string? parameter = null) =>
        Find(variable, hosts, parameter) ?? throw new NuTonicException(Errors.CredentialUnset, null, variable, purpose);

    /// <summary>
    /// The credential <paramref name="secret"/>, said to come from <paramref name="variable"/>; null for nothing.
    /// </summary>
    /// <exception cref="NuTonicException">NT1322: it cannot be sent.</exception>
    public static EnvironmentCredential? Of(
        string? secret, string variable, IEnumerable<string> hosts, string? parameter = null)
    {
        string trimmed = secret?.Trim() ?? string.Empty;
        if (!SecretText.IsSendable(trimmed))
        {
            throw new NuTonicException(Errors.CredentialWrong, null, variable, SecretText.Problem);
        }

        return trimmed.Length == 0 ? null : new EnvironmentCredential(trimmed, variable, hosts, parameter);
    }

    /// <inheritdoc/>
    public bool IsFor(Uri address) => _hosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<CredentialPart>>(_parts);
}

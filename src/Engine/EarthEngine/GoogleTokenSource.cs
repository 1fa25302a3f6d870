using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Tokens of a Google account: of a key file, or of the application default credentials (those of the gcloud tool, or
/// of the machine in Google's cloud). Google's library asks for them, over its own connections.
/// </summary>
internal sealed class GoogleTokenSource : ITokenSource, IDisposable
{
    private readonly Func<CancellationToken, Task<GoogleCredential>> _open;
    private readonly SemaphoreSlim _gate = new(1);
    private GoogleCredential? _credential;
    private string? _last;

    /// <param name="origin">Where a user sets the credentials.</param>
    /// <param name="open">Finds them; called once it is needed, until it succeeds.</param>
    internal GoogleTokenSource(string origin, Func<CancellationToken, Task<GoogleCredential>> open)
    {
        Origin = origin;
        _open = open;
    }

    /// <inheritdoc/>
    public string Origin { get; }

    /// <summary>Tokens for the account of a key file, or for the default credentials when none is named.</summary>
    /// <param name="path">The value of GOOGLE_APPLICATION_CREDENTIALS; null or blank when it is not set.</param>
    /// <exception cref="NuTonicException">NT1702: the file cannot be used;
    /// the message shows nothing of its content.</exception>
    public static GoogleTokenSource Of(string? path) =>
        string.IsNullOrWhiteSpace(path) ? Default() : FromFile(path.Trim());

    /// <summary>Tokens for the account whose key is in the file <paramref name="path"/>.</summary>
    /// <param name="path">Absolute; the value of GOOGLE_APPLICATION_CREDENTIALS.</param>
    /// <exception cref="NuTonicException">NT1702: the file cannot be used;
    /// the message shows nothing of its content.</exception>
    public static GoogleTokenSource FromFile(string path)
    {
        GoogleCredential credential = GoogleKeyFile.Read(path);
        return new GoogleTokenSource(EarthEngineCredential.FileVariable, _ => Task.FromResult(credential));
    }

    /// <summary>
    /// Tokens for the application default credentials, which are looked for when the first token is wanted.
    /// </summary>
    public static GoogleTokenSource Default() =>
        new("the application default credentials", GoogleCredential.GetApplicationDefaultAsync);

    /// <inheritdoc/>
    public async ValueTask<Secret> GetTokenAsync(bool renew, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            GoogleCredential credential = _credential ??= await OpenAsync(cancellationToken);
            string? token = await AskAsync(credential, cancellationToken);

            // Google's library renews what is about to expire. A token that was refused before that has to be thrown
            // away by force, once for all requests that were refused with it.
            if (renew && token == _last)
            {
                await RenewAsync(credential, cancellationToken);
                token = await AskAsync(credential, cancellationToken);
            }

            _last = token;
            return new Secret(string.IsNullOrEmpty(token) ? throw Refused("it is empty") : token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<GoogleCredential> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _open(cancellationToken)).CreateScoped(EarthEngineCredential.Scope);
        }
        catch (InvalidOperationException)
        {
            // Its message is long and about other programs; what to do is in ours.
            throw new NuTonicException(Errors.EarthEngineCredentialMissing, null, EarthEngineCredential.FileVariable);
        }
    }

    private Task<string> AskAsync(GoogleCredential credential, CancellationToken cancellationToken) =>
        Guarded(
            () => ((ITokenAccess)credential).GetAccessTokenForRequestAsync(null, cancellationToken), cancellationToken);

    private Task<bool> RenewAsync(GoogleCredential credential, CancellationToken cancellationToken) =>
        Guarded(
            () => credential.UnderlyingCredential switch
            {
                ServiceCredential service => service.RequestAccessTokenAsync(cancellationToken),
                UserCredential user => user.RefreshTokenAsync(cancellationToken),
                _ => Task.FromResult(false),
            },
            cancellationToken);

    private async Task<T> Guarded<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (TokenResponseException e)
        {
            // The code ("invalid_grant") is one of a short list; descriptions are free text
            // that may repeat what was sent.
            throw Refused(ErrorCode(e.Error?.Error) ?? "its answer is no token");
        }
        catch (HttpRequestException e)
        {
            throw Refused(e.StatusCode is { } status ? $"status {(int)status}" : "its token service cannot be reached");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused("its token service does not answer in time");
        }
    }

    private static string? ErrorCode(string? code) =>
        code is { Length: > 0 and <= 60 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? code
            : null;

    private NuTonicException Refused(string reason) => new(Errors.EarthEngineTokenRefused, null, Origin, reason);
}

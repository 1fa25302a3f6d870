using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>Google's library against a token service of our own, with a key that was made for the test.</summary>
public sealed class GoogleTokenSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GetTokenAsync_ServiceAccount_ExchangesASignedClaimOnce()
    {
        await using ServerHost host = await TokensAsync();
        using GoogleTokenSource tokens = GoogleTokenSource.FromFile(KeyFile(host.Address));

        string first = (await tokens.GetTokenAsync(false, TestContext.Current.CancellationToken)).Reveal();
        string second = (await tokens.GetTokenAsync(false, TestContext.Current.CancellationToken)).Reveal();

        Assert.Equal(("token-0", "token-0"), (first, second));
        SeenRequest request = Assert.Single(host.Requests);
        Assert.Contains("grant_type=urn", request.Text, StringComparison.Ordinal);
        Assert.Equal(EarthEngineCredential.Scope, Claim(request, "scope"));
        Assert.Equal("builder@my-project-1.iam.gserviceaccount.com", Claim(request, "iss"));
    }

    [Fact]
    public async Task GetTokenAsync_Renew_AsksForANewOne()
    {
        await using ServerHost host = await TokensAsync();
        using GoogleTokenSource tokens = GoogleTokenSource.FromFile(KeyFile(host.Address));

        await tokens.GetTokenAsync(false, TestContext.Current.CancellationToken);
        string renewed = (await tokens.GetTokenAsync(true, TestContext.Current.CancellationToken)).Reveal();

        Assert.Equal("token-1", renewed);
    }

    [Fact]
    public async Task GetTokenAsync_AccountRefused_GivesTheCodeAndNothingElse()
    {
        await using ServerHost host = await ServerHost.StartAsync(async (_, context) =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(
                new { error = "invalid_grant", error_description = "leaked eyJhbGciOi" });
        });
        using GoogleTokenSource tokens = GoogleTokenSource.FromFile(KeyFile(host.Address));

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => tokens.GetTokenAsync(false, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("NT1704", error.Diagnostic.Code);
        Assert.Contains("invalid_grant", error.Message, StringComparison.Ordinal);
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("leaked", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTokenAsync_NoService_IsATypedError()
    {
        ServerHost host = await TokensAsync();
        string file = KeyFile(host.Address);
        await host.DisposeAsync();

        using GoogleTokenSource tokens = GoogleTokenSource.FromFile(file);

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => tokens.GetTokenAsync(false, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("NT1704", error.Diagnostic.Code);
    }

    [Fact]
    public async Task GetTokenAsync_PageInsteadOfToken_IsATypedError()
    {
        await using ServerHost host = await ServerHost.StartAsync(
            (_, context) => context.Response.WriteAsync("<html>Sign in</html>"));

        using GoogleTokenSource tokens = GoogleTokenSource.FromFile(KeyFile(host.Address));

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => tokens.GetTokenAsync(false, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("NT1704", error.Diagnostic.Code);
    }

    [Fact]
    public async Task GetTokenAsync_NoCredentialsAnywhere_SaysWhatToSet()
    {
        using GoogleTokenSource tokens = new(
            "here", _ => throw new InvalidOperationException("could not load, see page"));

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => tokens.GetTokenAsync(false, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("NT1703", error.Diagnostic.Code);
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Unset_IsTheDefaultCredentials()
    {
        using GoogleTokenSource tokens = GoogleTokenSource.Of(" ");

        Assert.Equal("the application default credentials", tokens.Origin);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("-----BEGIN PRIVATE KEY----- s3cret", "not valid JSON")]
    [InlineData("[\"s3cret\"]", "no JSON object")]
    [InlineData("{\"private_key\":\"s3cret\"}", "no 'type'")]
    [InlineData("{\"type\":\"s3cret\"}", "neither service_account nor authorized_user")]
    [InlineData("{\"type\":\"service_account\",\"private_key\":\"s3cret\"}", "no 'client_email'")]
    [InlineData("{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":7}", "no 'private_key'")]
    [InlineData(
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"s3cret\"}",
        "private key cannot be read")]
    [InlineData(
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"-----BEGIN PRIVATE "
        + "KEY-----\\ns3cret\\n-----END PRIVATE KEY-----\\n\"}",
        "private key cannot be read")]
    [InlineData(
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"-----BEGIN PRIVATE "
        + "KEY-----\\nMIIB\\n-----END PRIVATE KEY-----\\n\"}",
        "private key cannot be read")]
    [InlineData(
        "{\"type\":\"authorized_user\",\"client_id\":\"x\",\"client_secret\":\"s3cret\"}", "no 'refresh_token'")]
    public void FromFile_FileThatIsNoKey_IsAnErrorThatShowsNothingOfIt(string content, string reason)
    {
        string path = _folder.Combine("key.json");
        File.WriteAllText(path, content);

        NuTonicException error = Assert.Throws<NuTonicException>(() => GoogleTokenSource.FromFile(path));

        Assert.Equal("NT1702", error.Diagnostic.Code);
        Assert.Equal(path, error.Diagnostic.Location?.File);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FromFile_Missing_SaysSo()
    {
        NuTonicException error = Assert.Throws<NuTonicException>(
            () => GoogleTokenSource.FromFile(_folder.Combine("none.json")));

        Assert.Equal("NT1702", error.Diagnostic.Code);
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFile_Folder_CannotBeOpened() => Assert.Equal(
        "NT1702", Assert.Throws<NuTonicException>(() => GoogleTokenSource.FromFile(_folder.Path)).Diagnostic.Code);

    [Fact]
    public void FromFile_HugeFile_IsNotRead()
    {
        string path = _folder.Combine("key.json");
        File.WriteAllText(path, new string(' ', 70_000));

        Assert.Contains(
            "more than",
            Assert.Throws<NuTonicException>(() => GoogleTokenSource.FromFile(path)).Message,
            StringComparison.Ordinal);
    }

    private static Task<ServerHost> TokensAsync() =>
        ServerHost.StartAsync((number, context) => context.Response.WriteAsJsonAsync(
            new { access_token = $"token-{number}", expires_in = 3600, token_type = "Bearer" }));

    private static string? Claim(SeenRequest request, string name)
    {
        string assertion =
            request.Text.Split('&').Single(part => part.StartsWith("assertion=", StringComparison.Ordinal))[10..];
        string payload = assertion.Split('.')[1].Replace('-', '+').Replace('_', '/');
        byte[] bytes = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.GetProperty(name).GetString();
    }

    private string KeyFile(Uri tokenService)
    {
        using RSA key = RSA.Create(2048);
        string path = _folder.Combine("key.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "my-project-1",
            private_key_id = "0123",
            private_key = key.ExportPkcs8PrivateKeyPem(),
            client_email = "builder@my-project-1.iam.gserviceaccount.com",
            client_id = "1",
            token_uri = new Uri(tokenService, "token"),
        }));
        return path;
    }
}

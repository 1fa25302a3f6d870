using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.EarthEngine;

internal sealed class FakeTokens : ITokenSource
{
    public const string Token = "ya29.not-a-real-token";

    public List<bool> Asked { get; } = [];

    public string Origin => "the test";

    public ValueTask<Secret> GetTokenAsync(bool renew, CancellationToken cancellationToken)
    {
        Asked.Add(renew);
        return ValueTask.FromResult(new Secret(Token));
    }
}

using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Gives OAuth access tokens. Safe for several threads.</summary>
internal interface ITokenSource
{
    /// <summary>Where a user sets the credentials, for messages.</summary>
    string Origin { get; }

    /// <summary>A token that is valid for some minutes.</summary>
    /// <param name="renew">True when the last one was refused: do not give it again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT1703: there are no credentials; NT1704: they are not accepted.</exception>
    ValueTask<Secret> GetTokenAsync(bool renew, CancellationToken cancellationToken);
}

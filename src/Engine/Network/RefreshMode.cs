namespace NuTonic.Engine.Network;

/// <summary>When the server of a stored answer is asked again.</summary>
internal enum RefreshMode
{
    /// <summary>Never: what is stored is used whatever its age.</summary>
    Never,

    /// <summary>When it is older than <see cref="FetchPolicy.StaleAfter"/>.</summary>
    Stale,

    /// <summary>Once in each build.</summary>
    Always,
}

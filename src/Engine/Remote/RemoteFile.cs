using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>A raster on a server, and what it is read for.</summary>
/// <param name="Address">Absolute http or https address, without secrets.</param>
/// <param name="Subject">The POI that it is read for; null when it is for the whole build.</param>
/// <param name="Credential">Proves who asks; null when nobody has to.</param>
internal sealed record RemoteFile(Uri Address, string? Subject = null, ICredential? Credential = null)
{
    /// <summary>See <see cref="FetchRequest.NamedBy"/>.</summary>
    public Uri? NamedBy { get; init; }

    /// <summary>The address and what it is read for, for messages.</summary>
    public string Description =>
        Subject is null ? $"'{Address.AbsoluteUri}'" : $"'{Address.AbsoluteUri}' (for '{Subject}')";

    /// <summary>The last part of the address, for messages that name the address before.</summary>
    public string Name => Path.GetFileName(Address.AbsolutePath);

    /// <summary>An error that names this file; <paramref name="args"/> follow its description.</summary>
    public NuTonicException Error(ErrorDescriptor descriptor, params object?[] args) =>
        new(descriptor, null, [Description, .. args]);

    /// <summary>An error of the raster reader, in which a place on a server stands instead of a file.</summary>
    public NuTonicException Unreadable(NuTonicException error) =>
        new(Diagnostic.Create(Errors.RemoteUnreadable, null, Description, error.Message), error);
}

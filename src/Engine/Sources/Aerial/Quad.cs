using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>What is known about a quad without a look at its raster.</summary>
internal sealed record Quad
{
    /// <summary>File stem: the image name of its patches.</summary>
    public required string Name { get; init; }

    /// <summary>The raster, below the imagery folder, with '/'.</summary>
    public required string RelativePath { get; init; }

    /// <summary>True when the name is one of the National Agriculture Imagery Program, whose imagery is in the public
    /// domain and whose fourth band is near infrared whatever the file says.</summary>
    public required bool IsNaip { get; init; }

    /// <summary>Day of acquisition, yyyy-MM-dd; null when neither the name nor a sidecar tells.</summary>
    public string? Date { get; init; }

    /// <summary>Postal code of the state in lower case; null when nothing tells.</summary>
    public string? State { get; init; }

    /// <summary>Licence as the sidecar has it; null without one.</summary>
    public string? License { get; init; }

    /// <summary>Ground sample distance that the sidecar or else the name states, metres; null when neither does. The
    /// raster's own grid decides on patches.</summary>
    public double? StatedGsdMeters { get; init; }

    /// <summary>Everything that the members above depend on, below the imagery folder: the raster's name and the
    /// sidecar, also one that is not there.</summary>
    public required ImmutableArray<Probe> Probes { get; init; }

    /// <summary>
    /// Reads the name, the folders above it and the sidecar (<c>NAME.json</c>, a STAC item) of a quad.
    /// </summary>
    /// <param name="root">Absolute path of the imagery folder.</param>
    /// <param name="file">The quad, from <see cref="QuadFolder.List"/>.</param>
    /// <param name="allowExternalLinks">Whether the sidecar may be a link out of <paramref name="root"/>.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1106-NT1108: the sidecar; NT1023-NT1026: it is a link that is
    /// not followed, or cannot be read.</exception>
    public static Quad Read(string root, QuadFile file, bool allowExternalLinks)
    {
        string sidecarPath = Path.ChangeExtension(file.RelativePath, ".json");
        QuadSidecar? sidecar = QuadSidecar.Read(root, sidecarPath, allowExternalLinks);
        _ = NaipName.TryParse(file.Name, out NaipName? naip);
        return new Quad
        {
            Name = file.Name,
            RelativePath = file.RelativePath,
            IsNaip = naip is not null,
            Date = naip?.Date ?? sidecar?.Date,
            State = sidecar?.State ?? naip?.State ?? QuadState.OfFolders(file.RelativePath),
            License = sidecar?.License,
            StatedGsdMeters = sidecar?.GsdMeters ?? naip?.GsdMeters,
            Probes =
            [
                new Probe(file.RelativePath, FileKind.File),
                new Probe(sidecarPath, sidecar is null ? FileKind.Missing : FileKind.File),
            ],
        };
    }
}

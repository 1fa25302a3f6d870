using System.Collections.Immutable;
using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Where samples come from, for credits and licences.</summary>
internal static class AerialSources
{
    /// <summary>Sources of the samples of one quad, imagery first.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="isNaip">True for a quad of the National Agriculture Imagery Program.</param>
    /// <param name="license">Licence as its sidecar has it; null without one.</param>
    public static ImmutableArray<AerialSource> Of(AerialContext build, bool isNaip, string? license)
    {
        bool isSample = build.IsSampleWorld;
        AerialSource imagery = isSample ? AerialSource.SampleImagery
            : isNaip && license is null or AerialSource.PublicDomain ? AerialSource.Naip
            : AerialSource.Imagery(license ?? "other");
        AerialSource map = isSample ? AerialSource.SampleMap : AerialSource.OpenStreetMap;
        return build.Map.Exists ? [imagery, map] : [imagery];
    }
}

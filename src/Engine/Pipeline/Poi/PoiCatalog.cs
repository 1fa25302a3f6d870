using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Lists the POI folders of a build.</summary>
internal static class PoiCatalog
{
    /// <summary>The POI folders in order, those that could not be fetched among them with the reason.</summary>
    /// <exception cref="NuTonicException">NT1xxx: the root is no folder, holds no POI,
    /// a pattern matches nothing.</exception>
    public static ImmutableArray<UnitEntry> List(PoiContext build)
    {
        OptionSet set = build.Options.Set;
        PoiScanOptions scan = new(
            set.List("Poi"),
            set.Integer("MaxPois"),
            set.Integer("MaxBasePois"),
            BasePoi.Among)
        {
            Expected = [.. build.Unfetched.Keys],
        };
        string root = build.SourceRoot;
        return
        [
            .. PoiFolderScanner.List(root, scan).Select(name => UnitEntry.OfFolder(root, name) with
            {
                Conflict = build.Unfetched.GetValueOrDefault(name),
            }),
        ];
    }
}

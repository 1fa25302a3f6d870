using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Lists the POI folders of a root.</summary>
internal static class PoiFolderScanner
{
    private const string Prefix = "poi_";

    /// <summary>
    /// Names of the chosen folders, ordinal. Links among them are not checked: a folder that is as the last build saw
    /// it was checked then, and one look more at each of 100,000 folders costs more than listing them.
    /// </summary>
    /// <param name="poiRoot">Absolute path of the root.</param>
    /// <param name="options">Which to choose.</param>
    /// <exception cref="NuTonicException">NT1018-NT1021: the root gives nothing; NT1022: a pattern matches nothing.
    /// </exception>
    public static ImmutableArray<string> List(string poiRoot, PoiScanOptions options)
    {
        string[] all = ListNames(poiRoot, options.Expected);
        string[] names = options.Patterns.IsDefaultOrEmpty
            ? all
            : PoiPatterns.Select(all, options.Patterns, poiRoot);
        IEnumerable<string> kept = LimitBases(names, all, options);
        return [.. options.MaxPois > 0 ? kept.Take(options.MaxPois) : kept];
    }

    private static string[] ListNames(string poiRoot, ImmutableArray<string> expected)
    {
        FileStamp.TryRead(poiRoot, out _, out FileKind kind);
        string[] names = kind == FileKind.Missing && !expected.IsEmpty ? [] : NamesIn(poiRoot, kind);
        names = [.. names.Union(expected, StringComparer.Ordinal)];
        Array.Sort(names, StringComparer.Ordinal);
        return names.Length > 0
            ? names
            : throw new NuTonicException(Errors.PoiRootEmpty, new SourceLocation(poiRoot), poiRoot);
    }

    private static string[] NamesIn(string poiRoot, FileKind kind)
    {
        RequireFolder(poiRoot, kind);
        try
        {
            return
            [
                .. FolderEntries.Of(poiRoot)
                    .Where(entry => entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
                    .Where(entry => entry.IsFolder || LinkFailure.IsDangling(Path.Combine(poiRoot, entry.Name)))
                    .Select(entry => entry.Name),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.PoiRootNotReadable, new SourceLocation(poiRoot), poiRoot, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    private static void RequireFolder(string poiRoot, FileKind kind)
    {
        if (kind == FileKind.Directory)
        {
            return;
        }

        SourceLocation location = new(poiRoot);
        throw LinkFailure.Find(poiRoot, kind) ?? new NuTonicException(
            kind == FileKind.Missing ? Errors.PoiRootMissing : Errors.PoiRootNotAFolder, location, poiRoot);
    }

    private static IEnumerable<string> LimitBases(string[] names, string[] all, PoiScanOptions options)
    {
        if (options.MaxBasePois <= 0)
        {
            return names;
        }

        // Variants need not follow their base at once: poi_1, poi_10, poi_1_g001.
        HashSet<string> there = new(all, StringComparer.Ordinal);
        HashSet<string> bases = new(StringComparer.Ordinal);
        return names.Where(name =>
        {
            string origin = options.BaseOf(name, there);
            return bases.Contains(origin) || (bases.Count < options.MaxBasePois && bases.Add(origin));
        });
    }
}

using System.Collections.Immutable;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>What the template files of the template captioner must hold.</summary>
internal static class CaptionSchema
{
    private static readonly ImmutableArray<string> Area =
    [
        "name", "a_noun", "a_sized", "a_shaped", "where", "extent", "image", "it", "its", "the",
    ];

    private static readonly ImmutableArray<string> PlainArea = [.. Area.Remove("name")];

    private static readonly ImmutableArray<string> Line =
    [
        "name", "a_noun", "a_line", "where", "reach", "along", "along_start", "length", "image", "it", "its", "the",
    ];

    private static readonly ImmutableArray<string> Turning = [.. Line.Remove("along").Remove("along_start")];

    private static readonly ImmutableArray<string> Revision =
    [
        "a_label", "where", "extent", "reach", "along_or_through", "length", "image", "with",
    ];

    private static readonly ImmutableArray<string> Reference = ["the", "it", "its", "image"];

    /// <summary>Phrases that all captions share.</summary>
    public static TemplateSchema Words { get; } = new("aerial_words.txt", [.. Phrases(), .. Tags(), .. Relations()]);

    /// <summary>Captions of areas.</summary>
    public static TemplateSchema Areas { get; } = new(
        "aerial_area.txt",
        [
            new("open.named", Area),
            new("open.plain", PlainArea),
            new("wide.named", Area),
            new("wide.plain", PlainArea),
            new("shape", [.. Reference, "outline", "a_outline"]),
            new("shape.grounds", [.. Reference, "outline", "a_outline"]),
            new("parts", Reference),
            new("clipped", Reference),
            new("whole", Reference),
        ]);

    /// <summary>Captions of lines and points.</summary>
    public static TemplateSchema Lines { get; } = new(
        "aerial_line.txt",
        [
            new("open.named", Line),
            new("open.plain", Line.Remove("name")),
            new("turning.named", Turning),
            new("turning.plain", Turning.Remove("name")),
            new("closed.named", Turning),
            new("closed.plain", Turning.Remove("name")),
            new("point.named", ["name", "a_noun", "where", "image", "it", "its", "the"]),
            new("point.plain", ["a_noun", "where", "image", "it", "its", "the"]),
            new("undirected.named", Turning),
            new("undirected.plain", Turning.Remove("name")),
            new("ends.across", [.. Reference, "from", "to"]),
            new("ends.dead", [.. Reference, "from", "place"]),
            new("clipped", Reference),
            new("whole", Reference),
        ]);

    /// <summary>Captions in other words.</summary>
    public static TemplateSchema Revisions { get; } = new("aerial_revision.txt", [.. Styles(), .. Additions()]);

    private static IEnumerable<PromptSection> Phrases() =>
    [
        new("image", []),
        new("where.center", ["side", "sidern"]),
        new("where.side", ["side", "sidern"]),
        new("where.corner", ["side", "sidern"]),
        new("where.wide", ["side", "sidern"]),
        new("where.several", ["sides"]),
        new("where.everywhere", ["sides"]),
        .. Plain("extent", "all", "most", "half", "third", "quarter", "part", "small", "tiny"),
        .. Plain("size", "huge", "large", "medium", "small", "tiny"),
        .. Plain("course", "straight", "curved", "twisted"),
        .. Names("full", "most", "part", "short").Select(name => new PromptSection("reach." + name, ["image"])),
        new("along", ["first", "last"]),
        .. Plain("distance", "beside", "close", "apart", "far"),
        new("several.two", ["plural"]),
        new("several.many", ["plural"]),
        new("filler", ["image"]),
    ];

    private static IEnumerable<PromptSection> Tags() =>
    [
        new("tag.material", [.. Reference, "material"]),
        new("tag.paved", Reference),
        new("tag.unpaved", Reference),
        new("tag.lanes", [.. Reference, "count"]),
        new("tag.lane", Reference),
        new("tag.oneway", Reference),
        new("tag.bridge", Reference),
        new("tag.electrified", Reference),
        new("tag.leaf", [.. Reference, "leaf"]),
        new("tag.sport", [.. Reference, "sport"]),
        new("tag.crop", [.. Reference, "crop"]),
        new("tag.levels", [.. Reference, "count"]),
        new("tag.level", Reference),
        new("tag.operator", [.. Reference, "operator"]),
        new("tag.intermittent", Reference),
        new("tag.private", Reference),
    ];

    private static IEnumerable<PromptSection> Relations() =>
    [
        .. Names("inside", "contains", "crossed", "crosses", "through", "overlaps", "touches", "joins")
            .Select(name => new PromptSection("relation." + name, [.. Reference, "other"])),
        new("relation.touches_side", [.. Reference, "other", "side"]),
        new("relation.near", [.. Reference, "other", "distance"]),
        new("relation.near_side", [.. Reference, "other", "distance", "side"]),
        new("relation.touches_list", [.. Reference, "other"]),
        new("relation.near_list", [.. Reference, "other"]),
        new("also.area", ["other", "a_sized", "extent", "where", "image"]),
        new("also.line", ["other", "reach", "image"]),
        new("also.point", ["other", "where", "image"]),
    ];

    private static IEnumerable<PromptSection> Styles() =>
        from kind in Names("area", "wide", "line", "point")
        from style in CaptionStyles.Names
        select new PromptSection(style + "." + kind, Revision);

    private static IEnumerable<PromptSection> Additions() =>
    [
        .. Names("near_side", "touches_side").Select(name => new PromptSection("with." + name, ["other", "side"])),
        .. Names("near", "touches", "crossed", "crosses", "contains", "inside")
            .Select(name => new PromptSection("with." + name, ["other"])),
    ];

    private static IEnumerable<PromptSection> Plain(string prefix, params string[] names) =>
        names.Select(name => new PromptSection(prefix + "." + name, []));

    private static string[] Names(params string[] names) => names;
}

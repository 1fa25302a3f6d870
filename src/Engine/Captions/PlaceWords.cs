using System.Globalization;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>Words for where an element lies, how much it covers and how far it reaches.</summary>
/// <param name="words">The phrases.</param>
/// <param name="seed">Chooses among them.</param>
internal sealed class PlaceWords(PromptFile words, PromptSeed seed)
{
    private const double WideShare = 0.7;
    private const double FullSpan = 0.95;
    private const double MetersPerKilometer = 1000;

    /// <summary>The word for the picture.</summary>
    public string Image => Say("image");

    /// <summary>"in the north", "near the center", "in several places".</summary>
    public string Where(ElementFacts element)
    {
        if (IsWide(element))
        {
            return Say("where.wide");
        }

        CompassWord[] places = [.. element.Positions.Select(Parse).OfType<CompassWord>().Distinct()];
        return places switch
        {
            [] => Say("where.center"),
            [var place] => At(place),
            { Length: <= 3 } =>
                Say("where.several", ("sides", WordLists.Join([.. places.Select(place => place.Side)]))),
            _ => Say("where.everywhere", ("sides", WordLists.Join([.. places.Select(place => place.Side)]))),
        };
    }

    /// <summary>"in the north", "near the center".</summary>
    public string At(CompassWord place) =>
        place.IsCenter ? Say("where.center") : Say(place.IsCorner ? "where.corner" : "where.side", place);

    /// <summary>True for an area that covers so much that its place says nothing.</summary>
    public static bool IsWide(ElementFacts element) => element.AreaShare >= WideShare;

    /// <summary>"about a third", to be followed by "of the image".</summary>
    public string Extent(ElementFacts element) => Say("extent." + element.AreaShare switch
    {
        >= 0.9 => "all",
        >= 0.6 => "most",
        >= 0.42 => "half",
        >= 0.29 => "third",
        >= 0.21 => "quarter",
        >= 0.12 => "part",
        >= 0.04 => "small",
        _ => "tiny",
    });

    /// <summary>An adjective of size.</summary>
    public string Size(ElementFacts element) => Say("size." + element.AreaShare switch
    {
        >= 0.5 => "huge",
        >= 0.21 => "large",
        >= 0.12 => "medium",
        >= 0.04 => "small",
        _ => "tiny",
    });

    /// <summary>An adjective of the course of a line; null when there is nothing to say about it.</summary>
    public string? Course(ElementFacts element) => element.Sinuosity switch
    {
        "straight" => Say("course.straight"),
        "curved" => Say("course.curved"),
        "twisted" => Say("course.twisted"),
        _ => null,
    };

    /// <summary>"across most of the scene".</summary>
    public string Reach(ElementFacts element) => Say(
        "reach." + Span(element) switch
        {
            >= FullSpan when LineEnds.Across(element) is not null && element.Sinuosity != "broken" => "full",
            >= 0.6 => "most",
            >= 0.25 => "part",
            _ => "short",
        },
        ("image", OtherImage));

    /// <summary>"from east to west"; null without an orientation.</summary>
    public string? Along(ElementFacts element)
    {
        string[] ends = element.Orientation?.Split('-') ?? [];
        return ends.Length == 2
            && Parse(ends[0]) is { IsCenter: false } first
            && Parse(ends[1]) is { IsCenter: false } last
            ? Say("along", ("first", first.Side), ("last", last.Side))
            : null;
    }

    /// <summary>Length in meters, to three or two digits: "230 meters", "1.2 km".</summary>
    public static string Length(ElementFacts element)
    {
        double meters = element.LengthMeters;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (meters >= MetersPerKilometer)
        {
            return string.Create(invariant, $"{meters / MetersPerKilometer:0.0} km");
        }

        double rounded = meters < 100 ? Math.Round(meters) : Math.Round(meters / 10) * 10;
        return string.Create(invariant, $"{Math.Max(1, rounded):0} meters");
    }

    /// <summary>How far away something is.</summary>
    public string Distance(double meters) => Say("distance." + meters switch
    {
        < 8 => "beside",
        < 40 => "close",
        < 100 => "apart",
        _ => "far",
    });

    /// <summary>The compass word that <paramref name="text"/> begins with; null when it begins with none.</summary>
    public static CompassWord? Parse(string? text) =>
        text is not null && CompassWord.TryParse(text, out CompassWord word) ? word : null;

    // Another word than the sentence around it has.
    private string OtherImage => Image == "picture" ? "scene" : "picture";

    // A line that winds in a corner is long and does not reach far: the box around it counts, in sides of the patch.
    private static double Span(ElementFacts element)
    {
        (double X, double Y)[] points = [.. element.Outline.SelectMany(course => course)];
        return points.Length == 0
            ? 0
            : Math.Max(points.Max(p => p.X) - points.Min(p => p.X), points.Max(p => p.Y) - points.Min(p => p.Y));
    }

    private string Say(string section, CompassWord place) =>
        Say(section, ("side", place.Side), ("sidern", place.Adjective));

    private string Say(string section, params ReadOnlySpan<(string Name, PromptValue Value)> values)
    {
        Dictionary<string, PromptValue> named = new(StringComparer.Ordinal);
        foreach ((string name, PromptValue value) in values)
        {
            named[name] = value;
        }

        return words.Pick(section, seed).Render(named);
    }
}

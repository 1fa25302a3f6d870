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
    private const double MetersPerKilometer = 1000;

    /// <summary>The word for the picture.</summary>
    public string Image => Say("image");

    /// <summary>"in the north", "near the center", "in several places".</summary>
    public string Where(ElementFacts element)
    {
        if (element.AreaShare >= WideShare)
        {
            return Say("where.wide");
        }

        CompassWord[] places = [.. element.Positions.Select(Parse).OfType<CompassWord>().Distinct()];
        return places switch
        {
            [] => Say("where.center"),
            [{ IsCenter: true }] => Say("where.center"),
            [{ IsCorner: true } corner] => Say("where.corner", corner),
            [var side] => Say("where.side", side),
            { Length: <= 3 } => Say("where.several", ("sides", List(places))),
            _ => Say("where.everywhere", ("sides", List(places))),
        };
    }

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
        >= 0.2 => "large",
        >= 0.08 => "medium",
        >= 0.02 => "small",
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
        "reach." + element.LengthShare switch
        {
            >= 0.95 when element.IsClipped && element.Sinuosity is not ("closed" or "twisted") => "full",
            >= 0.6 => "most",
            >= 0.3 => "part",
            _ => "short",
        },
        ("image", OtherImage));

    /// <summary>"from east to west"; null without an orientation.</summary>
    public string? Along(ElementFacts element)
    {
        string[] ends = element.Orientation?.Split('-') ?? [];
        return ends.Length == 2 && Parse(ends[0]) is { IsCenter: false } first && Parse(ends[1]) is { IsCenter: false } last
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

    /// <summary>"north, east, and center".</summary>
    private static string List(IReadOnlyList<CompassWord> places)
    {
        string[] words = [.. places.Select(place => place.Side)];
        return words.Length == 2 ? words[0] + " and " + words[1] : string.Join(", ", words[..^1]) + ", and " + words[^1];
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

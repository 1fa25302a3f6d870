using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>The phrases that stand for one element.</summary>
internal sealed class ElementWords
{
    // Far behind the sections of any file, so that these draws are independent of theirs.
    private const int ArticleOrdinal = 1001;
    private const int OutlineOrdinal = 1002;
    private const int LabelOrdinal = 1003;
    private const string Irregular = "irregular";

    private readonly ElementFacts _element;
    private readonly PlaceWords _places;
    private readonly PromptSeed _seed;

    /// <summary>Words of <paramref name="element"/> that <paramref name="material"/> and its id choose.</summary>
    public ElementWords(ElementFacts element, CaptionTemplates templates, string material, WashOptions wash)
    {
        _element = element;
        _seed = PromptSeed.Of(material + "\n" + element.Id);
        _places = new PlaceWords(templates.Words, _seed);
        Name = CaptionNames.Usable(element.Name, wash);
    }

    /// <summary>The name; null without one that can be written.</summary>
    public string? Name { get; }

    /// <summary>Words for its place and size.</summary>
    public PlaceWords Places => _places;

    /// <summary>"area", "line" or "point", as in the names of sections.</summary>
    public string KindName => _element.Kind switch
    {
        ElementKind.Area => "area",
        ElementKind.Line => "line",
        _ => "point",
    };

    /// <summary>"a lake", "an area of farmland".</summary>
    public string Noun => EnglishNouns.WithArticle(ElementNouns.Countable(_element));

    /// <summary>"a large lake".</summary>
    public string Sized => ElementNouns.IsInstitution(_element)
        ? Noun
        : EnglishNouns.WithArticle(_places.Size(_element) + " " + ElementNouns.Countable(_element));

    /// <summary>"a roughly rectangular lake"; as <see cref="Sized"/> when the shape has no word.</summary>
    public string Shaped => Outline is { } outline && !ElementNouns.IsInstitution(_element)
        ? EnglishNouns.WithArticle(
            (outline == Irregular ? "irregularly shaped" : outline) + " " + ElementNouns.Countable(_element))
        : Sized;

    /// <summary>"a winding stream".</summary>
    public string Course => _places.Course(_element) is { } course
        ? EnglishNouns.WithArticle(course + " " + ElementNouns.Countable(_element))
        : Noun;

    /// <summary>What a sentence about it says in a caption that is about another element.</summary>
    /// <param name="style">Style of the label.</param>
    public Dictionary<string, PromptValue> AsOther(int style)
    {
        string label = Label(style);
        return new Dictionary<string, PromptValue>(StringComparer.Ordinal)
        {
            ["other"] = label,
            ["a_sized"] = label,
            ["extent"] = _places.Extent(_element),
            ["where"] = _places.Where(_element),
            ["reach"] = _places.Reach(_element),
            ["image"] = _places.Image,
        };
    }

    /// <summary>An adjective for the outline of an area; null when nothing can be said about it.</summary>
    public string? Outline => _element.Shape switch
    {
        "rectangular" => Either("roughly rectangular", "rectangular"),
        "square" => Either("roughly square", "square"),
        "circular" => Either("roughly circular", "rounded"),
        "irregular" => Irregular,
        "elongated" => Either("long and narrow", "elongated"),
        "triangular" => "roughly triangular",
        null => null,
        { } other => other.StartsWith("multi", StringComparison.Ordinal) || !other.All(IsWordLetter) ? null : other,
    };

    /// <summary>
    /// What the element is called once it is known: "the lake" or its name; the same in the whole caption.
    /// </summary>
    public PromptValue Definite
    {
        get
        {
            bool isNamed = Name is not null && _seed.Pick(ArticleOrdinal, 2) == 0;
            string noun = ElementNouns.Of(_element);
            return isNamed ? Name! : new PromptValue("the " + noun, EnglishNouns.IsPlural(noun));
        }
    }

    /// <summary>
    /// What the element is called at first mention, beside another one: "Main Street", "a park called
    /// Dracena", "a lake", "farmland".
    /// </summary>
    /// <param name="isSameSort">True when one of its sort was told: "another lake", "more farmland".</param>
    public PromptValue Other(bool isSameSort)
    {
        if (Name is not null)
        {
            return ElementNouns.SaysWhat(Name, _element) ? Name : Noun + " called " + Name;
        }

        string noun = ElementNouns.Of(_element);
        bool isPlural = EnglishNouns.IsPlural(noun);
        if (_element.Kind == ElementKind.Area && (isPlural || EnglishNouns.IsMass(noun)))
        {
            return new PromptValue((isSameSort ? "more " : "") + noun, isPlural);
        }

        return isSameSort ? "another " + ElementNouns.Countable(_element) : Noun;
    }

    /// <summary>
    /// The whole phrase of a revision: "Lake Merritt, a large lake," has no place there,
    /// so "a large lake called Lake Merritt".
    /// </summary>
    public string Label(int style)
    {
        string described = _element.Kind switch
        {
            ElementKind.Area => style % 2 == 0 ? Sized : Shaped,
            ElementKind.Line => Course,
            _ => Noun,
        };
        return Name is null
            ? described
            : described + (_seed.Pick(LabelOrdinal + style, 2) == 0 ? " called " : " named ") + Name;
    }

    private static bool IsWordLetter(char c) => char.IsAsciiLetter(c) || c is '-' or ' ';

    private string Either(string first, string second) => _seed.Pick(OutlineOrdinal, 2) == 0 ? first : second;
}

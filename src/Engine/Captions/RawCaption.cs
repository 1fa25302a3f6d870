using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Composes one raw caption from templates: an opening about the first element, then details while there is room.
/// </summary>
internal sealed class RawCaption
{
    private const int MaxWords = 60;
    private const int MinWords = 12;
    private const int ShortestTarget = 25;
    private const int Targets = 24;
    private const int MaxTags = 2;
    private const int MaxRelations = 3;

    private const int TargetOrdinal = 2001;
    private const int OrderOrdinal = 2002;
    private const int BorderOrdinal = 2003;

    private readonly CaptionTemplates _templates;
    private readonly CaptionSubject _subject;
    private readonly ElementFacts _lead;
    private readonly WashOptions _wash;
    private readonly string _material;
    private readonly PromptSeed _seed;
    private readonly ElementWords _words;
    private readonly Dictionary<string, PromptValue> _values;
    private readonly CaptionText _text;
    private readonly PatchFacts _facts;

    /// <summary>Prepares the caption of <paramref name="subject"/> that <paramref name="material"/> chooses.</summary>
    public RawCaption(
        CaptionTemplates templates, PatchFacts facts, CaptionSubject subject, string material, WashOptions wash)
    {
        _templates = templates;
        _facts = facts;
        _subject = subject;
        _lead = subject.Elements[0];
        _wash = wash;
        _material = material;
        _seed = PromptSeed.Of(material);
        _words = new ElementWords(_lead, templates, material, wash);
        _values = LeadValues();
        _text = new CaptionText(ShortestTarget + _seed.Pick(TargetOrdinal, Targets), MaxWords);
    }

    private PromptFile File => _lead.Kind == ElementKind.Area ? _templates.Areas : _templates.Lines;

    /// <summary>The caption.</summary>
    public string Write()
    {
        _text.Add(File, Opening() + (_words.Name is null ? ".plain" : ".named"), _seed, _values);
        ToldElements told = new();
        told.Add(_lead);
        foreach (ElementFacts other in _subject.Elements.Skip(1).Where(told.Add))
        {
            AddOther(other);
        }

        foreach (Action detail in Details())
        {
            if (_text.IsOpen)
            {
                detail();
            }
        }

        if (_text.Words < MinWords)
        {
            _text.Add(_templates.Words, "filler", _seed, _values);
        }

        return _text.ToString();
    }

    private Dictionary<string, PromptValue> LeadValues()
    {
        PlaceWords places = _words.Places;
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["a_noun"] = _words.Noun,
            ["a_sized"] = _words.Sized,
            ["a_shaped"] = _words.Shaped,
            ["a_line"] = _words.Course,
            ["where"] = places.Where(_lead),
            ["extent"] = places.Extent(_lead),
            ["reach"] = places.Reach(_lead),
            ["length"] = PlaceWords.Length(_lead),
            ["image"] = places.Image,
            ["it"] = "it",
            ["its"] = "its",
            ["the"] = _words.Definite,
        };
        if (_words.Name is not null)
        {
            values["name"] = _words.Name;
        }

        if (places.Along(_lead) is { } along)
        {
            values["along"] = along;
            values["along_start"] = "running " + along;
        }

        return values;
    }

    private string Opening() => _lead switch
    {
        { Kind: ElementKind.Area } when PlaceWords.IsWide(_lead) => "wide",
        { Kind: ElementKind.Area } => "open",
        { Kind: ElementKind.Point } => "point",
        { Sinuosity: "closed" } => "closed",
        _ when _values.ContainsKey("along") => "open",
        { Sinuosity: "twisted" } => "turning",
        _ => "undirected",
    };

    // Form first, or the surroundings first, as the seed has it; tags in the middle.
    private IEnumerable<Action> Details()
    {
        Action[] form = _lead.Kind switch
        {
            ElementKind.Area => [AddShape, AddBorder],
            ElementKind.Line => [AddEnds, AddBorder],
            _ => [],
        };
        return _seed.Pick(OrderOrdinal, 3) switch
        {
            0 => [.. form, AddTags, AddRelations],
            1 => [AddRelations, AddTags, .. form],
            _ => [AddTags, AddRelations, .. form],
        };
    }

    private void AddShape()
    {
        if (_lead.Positions.Length > 1 || _lead.Outline.Length > 1)
        {
            AddDetail("parts");
            return;
        }

        // An opening that has told the shape has told it.
        if (_words.Outline is { } outline && !_text.Holds(outline))
        {
            string section = ElementNouns.IsInstitution(_lead) ? "shape.grounds" : "shape";
            AddDetail(section, ("outline", outline), ("a_outline", EnglishNouns.WithArticle(outline)));
        }
    }

    // A direction tells of both ends already; that a line stops in the picture is news.
    private void AddEnds()
    {
        if (LineEnds.Dead(_lead) is { } dead && !LineEnds.GoesOn(_lead, _facts.Elements))
        {
            AddDetail("ends.dead", ("from", dead.From), ("place", _words.Places.At(dead.To)));
        }
        else if (LineEnds.Across(_lead) is { } across && !_values.ContainsKey("along"))
        {
            AddDetail("ends.across", ("from", across.From), ("to", across.To));
        }
    }

    private void AddBorder()
    {
        // Said in half of the captions only: every caption would end with it otherwise. Where its ends are told it says
        // nothing new of a line, and of one in pieces, on the map or here, it is not sure that all of them are in view.
        bool isTold = _lead.Kind == ElementKind.Line
            && (_lead.Sinuosity is "closed" or "broken"
                || LineEnds.Dead(_lead) is not null
                || LineEnds.Across(_lead) is not null
                || (!_lead.IsClipped && LineEnds.GoesOn(_lead, _facts.Elements)));
        if (_seed.Pick(BorderOrdinal, 2) == 0 && !isTold)
        {
            AddDetail(_lead.IsClipped ? "clipped" : "whole");
        }
    }

    private void AddTags()
    {
        int count = 0;
        foreach (TagFact tag in _lead.Tags)
        {
            if (count < MaxTags && _text.IsOpen && TagSentences.Find(tag, _lead, _wash) is { } found)
            {
                Dictionary<string, PromptValue> values = new(_values, StringComparer.Ordinal)
                {
                    [found.Name] = found.Value,
                };
                count += Add(found.Section, _seed, values, KnownAgain) ? 1 : 0;
            }
        }
    }

    private void AddRelations()
    {
        RelationSentences sentences = new(_templates, _facts, _wash);
        ImmutableArray<RelationItem> items = RelationLists.Merge(sentences.Find(_lead, _subject.Elements, _material));
        for (int i = 0; i < items.Length && i < MaxRelations && _text.IsOpen; i++)
        {
            string salt = string.Create(CultureInfo.InvariantCulture, $"{_material}\n{i}");
            AddRelation(items[i], PromptSeed.Of(salt));
        }
    }

    private void AddRelation(RelationItem item, PromptSeed seed)
    {
        Dictionary<string, PromptValue> values = new(_values, StringComparer.Ordinal)
        {
            ["other"] = item.Other,
            ["side"] = item.Side ?? string.Empty,
            ["distance"] = _words.Places.Distance(item.DistanceMeters),
        };
        Add(item.Section, seed, values, NameAgain);
    }

    // Behind a sentence about something else "it" could be that.
    private void NameAgain() => _values["it"] = _values["the"];

    // Behind one about the element it is clear again.
    private void KnownAgain() => _values["it"] = "it";

    private void AddOther(ElementFacts other)
    {
        ElementWords words = new(other, _templates, _material, _wash);
        Add("also." + words.KindName, PromptSeed.Of(_material + "\nalso\n" + other.Id), words.AsOther(0), NameAgain);
    }

    private void AddDetail(string section, params ReadOnlySpan<(string Name, PromptValue Value)> more)
    {
        Dictionary<string, PromptValue> values = new(_values, StringComparer.Ordinal);
        foreach ((string name, PromptValue value) in more)
        {
            values[name] = value;
        }

        if (_text.Add(File, section, _seed, values))
        {
            KnownAgain();
        }
    }

    // A sentence for which there is no room changes nothing for the next one.
    private bool Add(string section, PromptSeed seed, Dictionary<string, PromptValue> values, Action then)
    {
        bool isAdded = _text.Add(_templates.Words, section, seed, values);
        if (isAdded)
        {
            then();
        }

        return isAdded;
    }
}

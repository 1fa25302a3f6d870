using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Composes one caption of task 3 from templates: a single sentence in one of four styles, and perhaps a second one.
/// </summary>
/// <param name="templates">The sentences.</param>
/// <param name="facts">The patch.</param>
/// <param name="subject">What the raw caption is about.</param>
/// <param name="wash">Which names can be used.</param>
internal sealed class RevisedCaption(
    CaptionTemplates templates, PatchFacts facts, CaptionSubject subject, WashOptions wash)
{
    private const int MinWords = 10;
    private const int MaxWords = 48;

    /// <summary>The caption in style <paramref name="style"/> that <paramref name="material"/> chooses.</summary>
    public string Write(int style, string material)
    {
        ElementFacts lead = subject.Elements[0];
        ElementWords words = new(lead, templates, material, wash);
        PromptSeed seed = PromptSeed.Of(material);
        PlaceWords places = words.Places;
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["a_label"] = words.Label(style),
            ["where"] = places.Where(lead),
            ["extent"] = places.Extent(lead),
            ["reach"] = places.Reach(lead),
            ["along_or_through"] = places.Along(lead) ?? "through the " + places.Image,
            ["length"] = PlaceWords.Length(lead),
            ["image"] = places.Image,
            ["with"] = With(lead, material),
        };
        CaptionText text = new(MinWords, MaxWords);
        string kind = PlaceWords.IsWide(lead) ? "wide" : words.KindName;
        string section = CaptionStyles.Names[style] + "." + kind;
        text.Add(templates.Revisions, section, seed, values);
        ToldElements told = new();
        told.Add(lead);
        foreach (ElementFacts other in subject.Elements.Skip(1).Where(told.Add))
        {
            AddOther(text, other, style, material);
        }

        if (text.IsOpen)
        {
            text.Add(templates.Words, "filler", seed, values);
        }

        return text.ToString();
    }

    private void AddOther(CaptionText text, ElementFacts other, int style, string material)
    {
        ElementWords words = new(other, templates, material, wash);
        text.Add(templates.Words, "also." + words.KindName, PromptSeed.Of(material + other.Id), words.AsOther(style));
    }

    // One neighbour in the same sentence, another one in each style.
    private string With(ElementFacts lead, string material)
    {
        IReadOnlyList<RelationItem> items = new RelationSentences(templates, facts, wash).Find(
            lead, subject.Elements, material);
        PromptSeed seed = PromptSeed.Of(material + "\nwith");
        int choice = seed.Pick(0, items.Count + 1);
        if (choice == items.Count)
        {
            return string.Empty;
        }

        RelationItem item = items[choice];
        string? section = item.Kind switch
        {
            "crossed" or "crosses" or "contains" => "with." + item.Kind,
            "inside" => lead.IsClipped ? null : "with.inside",
            "near" or "touches" => "with." + item.Kind + (item.Side is null ? "" : "_side"),
            _ => null,
        };
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["other"] = item.Other,
            ["side"] = item.Side ?? string.Empty,
        };
        if (section is null)
        {
            return string.Empty;
        }

        // A blank in front of what is no subordinate clause of its own.
        string addition = templates.Revisions.Pick(section, seed).Render(values);
        return addition.StartsWith(',') ? addition : " " + addition;
    }
}

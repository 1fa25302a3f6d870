using System.Collections.Immutable;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>Words the caption of a whole chip.</summary>
/// <param name="templates">The sentences.</param>
internal sealed class CaptionWriter(PromptTemplates templates)
{
    private const PromptKind Kind = PromptKind.Caption;

    /// <summary>Question and answer.</summary>
    public (string Question, string Answer) Write(TileFacts facts, CaptionShares shares)
    {
        PromptSeed seed = RowSeed.For(facts.Stem, Kind, null);
        ImmutableArray<WordedShare> all = ShareWording.For(facts.Summary, shares);
        ImmutableArray<WordedShare> others = [.. all.Skip(1).Where(share => !share.IsTrace)];
        ImmutableArray<WordedShare> traces = [.. all.Skip(1).Where(share => share.IsTrace)];
        Region? largest = Largest(facts.Summary);
        Dictionary<string, PromptValue> values = Values(facts.Summary, shares, largest);
        if (all.Length > 0)
        {
            values["first"] = Wording.Name(all[0].Class);
            values["percent"] = all[0].Percent;
            values["about"] = all[0].About;
            values["others"] = Wording.ListWithPercents(others.AsSpan());
            values["traces"] = Wording.ListOfNames(traces.AsSpan());
        }

        List<string> sections = ["answer." + Shape(all, others.Length)];
        AddTraces(sections, traces.Length);
        AddLargest(sections, largest, facts.Summary, all.Length);
        string question = templates.Render(Kind, PromptSchema.Question, seed, values);
        return (question, string.Join(' ', sections.Select(name => templates.Render(Kind, name, seed, values))));
    }

    private static string Shape(ImmutableArray<WordedShare> all, int others) => (all, others) switch
    {
        ([], _) => "none",
        ([{ Fraction: >= 1 }], _) => "whole",
        (_, 0) => "one",
        ([{ Fraction: > 0.5 }, ..], _) => "dominant",
        _ => "mixed",
    };

    private static void AddTraces(List<string> sections, int count)
    {
        if (count > 0)
        {
            sections.Add(count == 1 ? "traces.one" : "traces.many");
        }
    }

    // With a single class the place of its largest region says nothing new.
    private static void AddLargest(List<string> sections, Region? largest, MaskSummary summary, int classes)
    {
        if (largest is not null && classes > 1)
        {
            sections.Add(Wording.IsSpanning(largest.Box, summary) ? "largest.spanning" : "largest.place");
        }
    }

    private static Dictionary<string, PromptValue> Values(MaskSummary summary, CaptionShares shares, Region? largest)
    {
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["area"] = Wording.Area(summary, shares),
        };
        if (largest is not null)
        {
            values["region_class"] = Wording.Name(LandCoverClass.All[largest.ClassId]);
            values["place"] = Wording.Place(largest.Box, summary);
        }

        return values;
    }

    private static Region? Largest(MaskSummary summary)
    {
        Region? largest = null;
        foreach (Region region in summary.Regions)
        {
            largest = largest is null || region.AreaPx > largest.AreaPx ? region : largest;
        }

        return largest;
    }
}

using System.Globalization;
using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>The card's tables: captions, what was left out, files and sources of this very build.</summary>
internal static class AerialCardTables
{
    private static readonly (CaptionTask Task, string Name)[] Tasks =
    [
        (CaptionTask.Area, "1, area"),
        (CaptionTask.NonArea, "2, line or place"),
        (CaptionTask.Revision, "3, revision"),
    ];

    /// <summary>Captions by annotator and task, their lengths, and what checks found.</summary>
    public static void WriteCaptions(CardText card, AerialCardFacts facts)
    {
        CaptionTally tally = facts.Captions;
        WriteCounts(card, tally);
        card.Line();
        WriteLengths(card, tally);
        string count = tally.Words.IsExact
            ? CardText.Number(tally.Words.Count)
            : "about " + CardText.Number(TwoDigits(tally.Words.Count));
        card.Line()
            .Line($"Words are what white space parts. There are {count} different words, without regard to case.");
        if (AerialCard.HasModelCaptions(facts) || tally.Rejected.Count > 0 || tally.Stated > 0)
        {
            WriteRejections(card, facts);
        }
    }

    /// <summary>Patches without captions, and patches that were refused.</summary>
    public static void WriteLeftOut(CardText card, AerialCardFacts facts)
    {
        card.Row("Patches", "Number").Row("---", "---:");
        foreach ((string reason, long patches) in facts.Refused)
        {
            card.Row("refused: " + reason, CardText.Number(patches));
        }

        card.Row("passed the quality gate", CardText.Number(facts.Patches));
        if (facts.HasExtract)
        {
            string without = CardText.Number(facts.PatchesWithoutElements);
            card.Row("of these: the map has nothing in them that can be seen", without);
            card.Row("of these: no element is large or long enough", CardText.Number(facts.PatchesWithoutSubject));
        }

        card.Row("of these: samples", CardText.Number(facts.Captions.Samples));
        if (facts.HasExtract)
        {
            card.Line().Line("A patch without anything to describe is not in the data set: "
                + "an empty caption would teach nothing.");
        }
    }

    /// <summary>Why there are no samples, as sentences.</summary>
    public static string WhyEmpty(AerialCardFacts facts)
    {
        if (!facts.HasExtract)
        {
            return "No map was given (`OsmExtract`), so there was nothing to write captions from.";
        }

        return facts.Patches switch
        {
            0 => "No patch passed the quality gate.",
            _ when facts.PatchesWithoutElements == facts.Patches =>
                "The map that was given has nothing that can be seen in any of the patches: does it cover the imagery?",
            _ => "No element of the map is large or long enough in any of the patches.",
        };
    }

    /// <summary>What lies where.</summary>
    public static void WriteFiles(CardText card, AerialCardFacts facts)
    {
        card.Row("Path", "What").Row("---", "---");
        string shards = CardText.Number(facts.Shards) + (facts.Shards == 1 ? " shard" : " shards");
        string size = CardText.Number(facts.ShardSize);
        card.Row("`JPG/train-*.tar`", $"the samples: {shards} of at most {size}, by patch id within a shard");
        if (facts.HasIndex)
        {
            card.Row("`JPG/train-*.idx`", "index of each shard for NVIDIA DALI (v1.2)");
        }

        card.Row(
            "`meta/samples-*.jsonl`",
            "for each sample of the shard of the same number: place, date, map elements, "
            + "annotators, prompts, licences");
        card.Row("`meta/facts-*.jsonl`", "for each sample, all that was known when its captions were written");
        if (facts.Captions.Rejected.Count > 0)
        {
            card.Row("`" + RejectedTable.Path + "`", "captions that were refused, with the reason");
        }

        if (!facts.RowsBySplit.IsEmpty)
        {
            string rows = string.Join(
                ", ", facts.RowsBySplit.Select(split => $"{CardText.Number(split.Value)} {SplitNames.Of(split.Key)}"));
            card.Row("`data/*.jsonl`", $"the captions as chat rows: {rows}");
            string most = CardText.Number(ImageFolders.Capacity);
            card.Row("`images/s*/*.jpg`", $"pictures of the rows, at most {most} in a folder");
        }

        card.Row("`meta/settings.json`", "all options of the build");
        card.Row("`ATTRIBUTION.md`", "the notices to pass on");
    }

    /// <summary>Terms and notices of sources and models.</summary>
    public static void WriteSources(CardText card, AerialCardFacts facts)
    {
        card.Row("Source", "Terms", "Notice to repeat").Row("---", "---", "---");
        foreach (AerialSource source in facts.Sources)
        {
            card.Row(source.Credit.Name, source.Credit.License, source.Credit.Attribution ?? "none");
        }

        if (!facts.Models.IsEmpty)
        {
            card.Line().Row("Language model", "Terms").Row("---", "---");
            foreach (string model in facts.Models)
            {
                card.Row("`" + model + "`", "not stated by the builder of this data set");
            }
        }

        card.Line().Line("Whoever passes the data on passes these terms and notices on with it; "
            + "`ATTRIBUTION.md` has the text.");
        if (facts.Sources.Any(source => source.LicenseId == AerialSource.OpenDatabase))
        {
            card.Line("Captions and facts are made from the map and shared under its licence.");
        }
    }

    private static void WriteCounts(CardText card, CaptionTally tally)
    {
        card.Row(["Annotator", .. Tasks.Select(task => "Task " + task.Name), "All", "Share"]);
        card.Row(["---", .. Tasks.Select(_ => "---:"), "---:", "---:"]);
        string[] annotators =
        [
            .. tally.Captions.Keys.Select(key => key.Annotator).Distinct().Order(StringComparer.Ordinal),
        ];
        foreach (string annotator in annotators)
        {
            long all = tally.OfAnnotator(annotator).Captions;
            IEnumerable<string> counts = Tasks.Select(task => CardText.Number(Count(tally, task.Task, annotator)));
            card.Row(
                ["`" + annotator + "`", .. counts, CardText.Number(all), CardText.Percent(all, tally.All.Captions)]);
        }

        long total = tally.All.Captions;
        long[] byTask = [.. Tasks.Select(task => tally.OfTask(task.Task).Captions)];
        card.Row(["all", .. byTask.Select(CardText.Number), CardText.Number(total), "100.0%"]);
        card.Row(["share", .. byTask.Select(captions => CardText.Percent(captions, total)), "100.0%", string.Empty]);
    }

    private static void WriteLengths(CardText card, CaptionTally tally)
    {
        card.Row("Words of a caption", "Mean", "Fewest", "Most").Row("---", "---:", "---:", "---:");
        foreach ((string name, WordCount count) in Tasks
            .Select(task => ("task " + task.Name, tally.OfTask(task.Task)))
            .Append(("all", tally.All)))
        {
            if (count.Captions > 0)
            {
                string mean = ((double)count.Words / count.Captions).ToString("F1", CultureInfo.InvariantCulture);
                card.Row(name, mean, CardText.Number(count.Fewest), CardText.Number(count.Most));
            }
        }
    }

    private static void WriteRejections(CardText card, AerialCardFacts facts)
    {
        CaptionTally tally = facts.Captions;
        long refused = tally.Rejected.Values.Sum();
        card.Line();
        if (refused == 0)
        {
            card.Line("No caption was refused.");
        }
        else
        {
            card.Line($"{CardText.Number(refused)} captions were refused; they are in `{RejectedTable.Path}`.").Line();
            card.Row("Reason", "Captions").Row("---", "---:");
            foreach ((string reason, long captions) in tally.Rejected)
            {
                card.Row(reason, CardText.Number(captions));
            }
        }

        card.Line();
        if (!facts.HasFactCheck)
        {
            card.Line("Captions were not checked against their facts.");
        }
        else if (tally.Stated > 0)
        {
            string stated = CardText.Number(tally.Stated);
            string unsupported = CardText.Number(tally.Unsupported);
            string rate = tally.Unsupported == 0 ? "0%" : CardText.Percent(tally.Unsupported, tally.Stated);
            card.Line($"False-discovery rate: of {stated} numbers, names and directions that models stated,");
            card.Line($"{unsupported} do not stand in the facts ({rate}). Captions with such a one were refused and");
            card.Line("are not in the data set.");
        }
    }

    private static long Count(CaptionTally tally, CaptionTask task, string annotator) =>
        tally.Captions.TryGetValue((task, annotator), out WordCount count) ? count.Captions : 0;

    private static long TwoDigits(long count)
    {
        long unit = 1;
        while (count / unit >= 100)
        {
            unit *= 10;
        }

        return (count + (unit / 2)) / unit * unit;
    }
}

using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>The card's tables: rows, files, classes and options of this very build.</summary>
internal static class CardTables
{
    private static readonly (RowKind Kind, string Name, string Asks)[] Kinds =
    [
        (RowKind.Caption, "caption", "describes the land cover of the chip"),
        (RowKind.GroundAll, "boxes, all classes", "lists the land cover regions as JSON"),
        (RowKind.ClassCaption, "class caption", "share and spread of one class"),
        (RowKind.GroundClass, "boxes, one class", "lists the regions of one class as JSON"),
        (RowKind.Overview, "overview", "says where a still image was taken"),
    ];

    /// <summary>Rows by kind and split.</summary>
    public static void WriteRows(CardText card, CardFacts facts)
    {
        SplitFacts[] splits = [.. facts.Splits];
        card.Row(["Row kind", "Answer", .. splits.Select(split => SplitNames.Of(split.Split)), "all"]);
        card.Row(["---", "---", .. splits.Select(_ => "---:"), "---:"]);
        foreach ((RowKind kind, string name, string asks) in Kinds)
        {
            IEnumerable<string> counts = splits.Select(split => CardText.Number(split.RowsByKind[(int)kind]));
            card.Row([name, asks, .. counts, CardText.Number(facts.RowsOf(kind))]);
        }

        IEnumerable<string> totals = splits.Select(split => CardText.Number(split.Rows));
        card.Row(["all", string.Empty, .. totals, CardText.Number(facts.Rows)]);
    }

    /// <summary>Places, chips, size and digest of each split file.</summary>
    public static void WriteFiles(CardText card, CardFacts facts)
    {
        card.Row("File", "Places", "Chips", "Rows", "Bytes", "SHA-256");
        card.Row("---", "---:", "---:", "---:", "---:", "---");
        foreach (SplitFacts split in facts.Splits)
        {
            card.Row(
                "`" + split.Path + "`",
                CardText.Number(split.Places),
                CardText.Number(split.Chips),
                CardText.Number(split.Rows),
                CardText.Number(split.SizeBytes),
                "`" + split.Sha256 + "`");
        }
    }

    /// <summary>Pixels of each class over all masks.</summary>
    public static void WriteClasses(CardText card, CardFacts facts)
    {
        long all = facts.ClassPixels.Sum();
        card.Row("Id", "Label in box lists", "Name in sentences", "Share of labelled pixels");
        card.Row("---:", "---", "---", "---:");
        foreach (LandCoverClass landCover in LandCoverClass.All)
        {
            card.Row(
                CardText.Number(landCover.Id),
                "`" + landCover.Label + "`",
                landCover.DisplayName,
                CardText.Percent(facts.ClassPixels[landCover.Id], all));
        }
    }

    /// <summary>Options and values in ordinal order.</summary>
    public static void WriteOptions(CardText card, IReadOnlyList<Setting> options)
    {
        card.Row("Option", "Value").Row("---", "---");
        foreach ((string name, string value) in options.OrderBy(option => option.Name, StringComparer.Ordinal))
        {
            string shown = PortableValue.Of(value).ReplaceLineEndings(" ");
            card.Row("`" + name + "`", shown.Length == 0 ? "(empty)" : "`" + shown + "`");
        }
    }

    /// <summary>Terms and notices of each source.</summary>
    public static void WriteSources(CardText card, CardFacts facts)
    {
        card.Row("Source", "Terms", "Notice to repeat").Row("---", "---", "---");
        foreach (SourceCredit source in facts.Sources)
        {
            card.Row(source.Name, source.License, source.Attribution ?? "none");
        }
    }

    /// <summary>How many POIs name each source, and of which dates.</summary>
    public static void WriteUses(CardText card, CardFacts facts)
    {
        card.Row("Source", "Gave", "POIs", "Dates").Row("---", "---", "---:", "---");
        foreach (SourceUse use in facts.Uses)
        {
            string dates = use.FirstDate is null ? "not stated"
                : use.FirstDate == use.LastDate ? use.FirstDate
                : $"{use.FirstDate} to {use.LastDate}";
            card.Row(CardText.Plain(use.Title), use.Role, CardText.Number(use.Pois), dates);
        }
    }
}

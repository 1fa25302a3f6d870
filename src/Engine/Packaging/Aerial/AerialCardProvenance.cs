namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>The card's sections on how the samples were made and what is wrong with them.</summary>
internal static class AerialCardProvenance
{
    /// <summary>How samples were made.</summary>
    public static void Write(CardText card, AerialCardFacts facts)
    {
        card.Line(
            "Patches were cut on a regular grid from each aerial image. The elements of the map "
            + "that lie in a patch were");
        card.Line(
            "cut at its edges, measured in metres on the ground, and put into words: what they "
            + "are, how large, where in");
        card.Line(facts.HasReferenceWords
            ? "the patch. Places are worded, and elements chosen, as in the published RSTeller data set (`Compat`)."
            : "the patch, in which direction they run. Things that cannot be seen from above were left out.");
        card.Line(
            "The first caption of a patch is about one of its largest areas or longest lines, "
            + "drawn with a fixed seed.");
        if (AerialCard.HasTemplateCaptions(facts))
        {
            card.Line("Captions by `nutonic/template-1` were filled into sentence templates by a program.");
        }

        if (AerialCard.HasModelCaptions(facts))
        {
            card.Line("The other captions were written by language models from those facts"
                + (facts.ModelsSeeImages ? " and the picture," : ","));
            card.Line("and refused by a program when they broke a rule of form"
                + (facts.HasFactCheck ? " or stated a number, name or direction that the facts lack." : "."));
        }

        if (AerialCard.HasModelCaptions(facts) && AerialCard.HasTemplateCaptions(facts))
        {
            card.Line("Where all answers for a caption were refused, the templates wrote it.");
        }

        card.Line("No person wrote or checked single captions.");
    }

    /// <summary>What to know before trusting the samples.</summary>
    public static void WriteLimits(CardText card, AerialCardFacts facts)
    {
        card.Line("- A caption is about one element, at most a few, and silent about the rest of its patch.");
        card.Line(
            "- The map can be older or newer than the imagery, incomplete, or displaced by some "
            + "metres; nothing compares");
        card.Line("  it with the pixels.");
        card.Line(
            "- Directions are those of the picture, whose top is north on the grid of its projection: up to a few");
        card.Line("  degrees off true north.");
        if (AerialCard.HasModelCaptions(facts) && !facts.ModelsSeeImages)
        {
            card.Line("- The language models never saw the pictures.");
        }

        if (AerialCard.HasTemplateCaptions(facts))
        {
            card.Line("- Wording of the template captions comes from a small set of sentences.");
        }

        card.Line(
            "- Patches with little on the map are missing, so towns and tended land are seen more "
            + "often than wild land.");
        card.Line(
            "- Names and numbers stand in captions because the map has them, not because they can "
            + "be read off a picture.");
    }
}

using System.Globalization;
using System.Text;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// The facts of a patch as a model reads them: one line for each fact, short, with names and tags quoted.
/// </summary>
/// <remarks>
/// Names and tags come from a map that anybody edits. They stand between quotation marks on one line, without control
/// characters, so that they cannot look like a line of the prompt.
/// </remarks>
internal static class FactBlock
{
    private const int LongestValue = 120;
    private const int MostTags = 12;
    private const int MostRelations = 8;
    private const int MostOutlinePoints = 24;

    /// <summary>The facts about the elements of <paramref name="subject"/>, lines ended by \n.</summary>
    public static string Write(PatchFacts facts, CaptionSubject subject)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"The image shows a square of {facts.SideMeters:0} by {facts.SideMeters:0} meters.\n");
        for (int i = 0; i < subject.Elements.Length; i++)
        {
            AppendElement(text, facts, subject.Elements[i], i == 0 ? "Main feature" : "Further feature");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>
    /// <paramref name="value"/> between quotation marks: one line, no control characters, no quotation mark inside.
    /// </summary>
    public static string Quote(string value) => '"' + Clean(value, int.MaxValue).Replace('"', '\'') + '"';

    private static void AppendElement(StringBuilder text, PatchFacts facts, ElementFacts element, string title)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        text.Append(invariant, $"{title}: {Clean(element.Noun, LongestValue)}");
        text.Append(element.Name is null ? "\n" : " named " + QuoteShort(element.Name) + "\n");
        AppendList(text, "- position: ", element.Positions);
        switch (element.Kind)
        {
            case ElementKind.Area:
                text.Append(
                    invariant,
                    $"- covers {element.AreaShare * 100:0} percent of the image, "
                    + $"{element.AreaSquareMeters:0} square meters\n");
                AppendIf(text, "- shape: ", element.Shape);
                break;
            case ElementKind.Line:
                text.Append(
                    invariant,
                    $"- length in the image: {element.LengthMeters:0} meters, "
                    + $"{element.LengthShare:0.00} of its side\n");
                AppendIf(text, "- course: ", element.Sinuosity);
                AppendIf(text, "- orientation: ", element.Orientation);
                AppendList(text, "- ends: ", element.Ends);
                break;
            default:
                break;
        }

        AppendOutline(text, element);
        text.Append(
            element.IsClipped ? "- continues beyond the edge of the image\n" : "- lies entirely within the image\n");
        AppendTags(text, element);
        AppendRelations(text, facts, element);
    }

    private static void AppendOutline(StringBuilder text, ElementFacts element)
    {
        (double X, double Y)[] points = [.. element.Outline.SelectMany(part => part).Take(MostOutlinePoints)];
        if (points.Length == 0)
        {
            return;
        }

        IEnumerable<string> pairs = points.Select(
            p => string.Create(CultureInfo.InvariantCulture, $"({p.X:0.00}, {p.Y:0.00})"));
        text.Append(element.Kind == ElementKind.Area ? "- outline" : "- course points")
            .Append(" as (x, y), x to the east, y to the north, from 0 to 1: ")
            .AppendJoin(' ', pairs).Append('\n');
    }

    private static void AppendTags(StringBuilder text, ElementFacts element)
    {
        foreach (TagFact tag in element.Tags.Take(MostTags))
        {
            text.Append("- tag: ").Append(QuoteShort(tag.Key)).Append(" = ").Append(QuoteShort(tag.Value));
            text.Append(tag.Meaning is null ? "\n" : ", which means: " + QuoteShort(tag.Meaning) + "\n");
        }
    }

    private static void AppendRelations(StringBuilder text, PatchFacts facts, ElementFacts element)
    {
        foreach (RelationFact relation in element.Relations.Take(MostRelations))
        {
            ElementFacts? other = facts.Elements.FirstOrDefault(candidate => candidate.Id == relation.Other);
            if (other is null)
            {
                continue;
            }

            text.Append("- ").Append(Clean(relation.Relation, LongestValue)).Append(": ")
                .Append(Clean(other.Noun, LongestValue));
            text.Append(other.Name is null ? string.Empty : " named " + QuoteShort(other.Name));
            text.Append(
                relation.Direction is null ? string.Empty : " to the " + Clean(relation.Direction, LongestValue));
            text.Append(relation.DistanceMeters > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {relation.DistanceMeters:0} meters away\n")
                : "\n");
        }
    }

    private static void AppendIf(StringBuilder text, string label, string? value)
    {
        if (value is not null)
        {
            text.Append(label).Append(Clean(value, LongestValue)).Append('\n');
        }
    }

    private static void AppendList(StringBuilder text, string label, IEnumerable<string> values)
    {
        string joined = string.Join(", ", values.Select(value => Clean(value, LongestValue)));
        AppendIf(text, label, joined.Length == 0 ? null : joined);
    }

    private static string QuoteShort(string value) => Quote(Clean(value, LongestValue));

    // Format characters can turn the direction of text, and "<|" opens the control tokens of chat templates.
    private static string Clean(string value, int maxLength)
    {
        StringBuilder text = new(Math.Min(value.Length, maxLength));
        foreach (Rune rune in value.EnumerateRunes())
        {
            bool isUnfit = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned || rune.Value is '<' or '>' or '|';
            text.Append(isUnfit ? " " : rune.ToString());
            if (text.Length >= maxLength)
            {
                break;
            }
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

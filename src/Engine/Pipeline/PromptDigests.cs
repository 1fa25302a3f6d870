using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline;

/// <summary>Digests of the templates, so that a changed template touches only the rows that use it.</summary>
/// <param name="OfRows">Templates of the rows about tiles, by kind.</param>
/// <param name="OfOverview">Template of the rows about stills.</param>
internal sealed record PromptDigests(ImmutableArray<(string Name, Digest Digest)> OfRows, Digest OfOverview)
{
    /// <summary>
    /// Digests what <paramref name="templates"/> were loaded from, as far as the rows of <paramref name="steps"/> use
    /// them.
    /// </summary>
    public static PromptDigests Of(PromptTemplates templates, StepOptions steps) => new(
        [.. RowBuilder.TemplatesFor(steps.Rows, steps.Regions.MaxRegionsPerClass > 0)
            .Order()
            .Select(kind => ($"template {kind}", Digest.Of(templates.Material(kind).AsSpan())))],
        Digest.Of(templates.Material(PromptKind.Overview).AsSpan()));

    /// <summary>The digests as settings, so that the record of a build says which templates it used.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
        [.. OfRows.Select(prompt => KeyValuePair.Create(prompt.Name, prompt.Digest.ToString())),
            KeyValuePair.Create("template Overview", OfOverview.ToString())];
}

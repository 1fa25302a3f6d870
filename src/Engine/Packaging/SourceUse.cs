namespace NuTonic.Engine.Packaging;

/// <summary>One origin with its terms, over all POIs that name it.</summary>
/// <param name="Role">What it gave: <c>imagery</c>, <c>labels</c> or <c>still</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="License">Its terms; null when they are not stated.</param>
/// <param name="Attribution">Notice to repeat; null when there is none.</param>
/// <param name="Pois">POIs that name it.</param>
/// <param name="FirstDate">Earliest date, YYYY-MM-DD; null when no POI states one.</param>
/// <param name="LastDate">Latest date.</param>
internal sealed record SourceUse(
    string Role, string Title, string? License, string? Attribution, long Pois, string? FirstDate, string? LastDate)
{
    /// <summary>Its terms, for the card.</summary>
    public SourceCredit Credit => new(
        CardText.Plain(Title),
        License is null ? "not stated by the builder of this data set: ask them" : CardText.Plain(License),
        Attribution is null ? null : CardText.Plain(Attribution));
}

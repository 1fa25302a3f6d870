namespace NuTonic.Engine.Sources;

/// <summary>How the files of a POI folder are chosen.</summary>
/// <param name="ItemMatch">How <c>stac_item_id</c> selects the item folder.</param>
/// <param name="AllowExternalLinks">Whether links may lead out of the POI root.</param>
/// <param name="NeedsLabel">False with synthetic labels: label.tif may be absent then.</param>
/// <param name="TakesSceneClasses">Whether a scene classification beside the bands is looked for.</param>
internal sealed record PoiFolderOptions(
    ItemMatch ItemMatch, bool AllowExternalLinks, bool NeedsLabel, bool TakesSceneClasses = false);

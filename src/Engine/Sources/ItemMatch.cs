namespace NuTonic.Engine.Sources;

/// <summary>How <c>stac_item_id</c> selects an item folder.</summary>
internal enum ItemMatch
{
    /// <summary>By the folder's whole name; an error when there is no such folder.</summary>
    Exact,

    /// <summary>
    /// The reference's rule: the first folder whose name contains the id, otherwise the first of all.
    /// </summary>
    Substring,
}

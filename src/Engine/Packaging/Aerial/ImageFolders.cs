using System.Globalization;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// Folders of the pictures that the image-text rows name. They are planned like shards, with a capacity of their own
/// that no option changes: a folder never has more pictures than the Hub accepts, and a picture moves
/// only when its folder is split.
/// </summary>
internal static class ImageFolders
{
    /// <summary>Most pictures in a folder: the Hub refuses more than 10,000 entries.</summary>
    public const int Capacity = 8000;

    /// <summary>Plans the folders.</summary>
    /// <param name="groups">With hashes for <see cref="Capacity"/>.</param>
    public static ShardPlan Plan(IEnumerable<ShardGroup> groups) => ShardPlan.Create(groups, Capacity);

    /// <summary>Path of a picture: "images/s00003/42.jpg".</summary>
    /// <param name="folder">Number from the plan.</param>
    /// <param name="patchId">Id of the patch.</param>
    public static string PathOf(int folder, long patchId) =>
        string.Create(CultureInfo.InvariantCulture, $"images/s{folder:D5}/{ShardNames.Image(patchId)}");
}

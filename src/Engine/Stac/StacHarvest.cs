using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>Collects the items of a search over its pages and holds them to what was asked for.</summary>
internal sealed class StacHarvest(StacSearch search)
{
    private readonly HashSet<(string? Collection, string Id)> _seen = [];
    private readonly ImmutableArray<StacItem>.Builder _items = ImmutableArray.CreateBuilder<StacItem>();
    private readonly ImmutableArray<string>.Builder _unusable = ImmutableArray.CreateBuilder<string>();
    private int _rejected;
    private int _pages;
    private bool _isTruncated;

    /// <summary>True when no further item is taken.</summary>
    public bool IsFull => _items.Count >= search.MaxItems;

    /// <summary>Takes a page.</summary>
    public void Add(StacPage page)
    {
        _pages++;
        _unusable.AddRange(page.Unusable);
        foreach (StacItem item in page.Items.Where(item => _seen.Add((item.Collection, item.Id))))
        {
            if (!IsWanted(item))
            {
                _rejected++;
            }
            else if (IsFull)
            {
                _isTruncated = true;
            }
            else
            {
                _items.Add(item);
            }
        }
    }

    /// <summary>Notes that pages were left.</summary>
    public void Truncate() => _isTruncated = true;

    /// <summary>What was found.</summary>
    public StacAnswer Answer() => new(_items.ToImmutable(), _rejected, _unusable.ToImmutable(), _pages, _isTruncated);

    private bool IsWanted(StacItem item) =>
        (item.Collection is null || search.Collections.Contains(item.Collection))
        && search.Window?.Touches(item.Start, item.End) != false
        && (search.MaxCloudPercent is not { } most || item.CloudCover <= most)
        && item.Footprint.ShareOf(search.Box) > 0;
}

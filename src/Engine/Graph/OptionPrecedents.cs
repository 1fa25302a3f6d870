using System.Collections.Concurrent;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Lets a dry run conclude from one unit to others. When a node is dirty because of nothing but options, the node of
/// the same name is dirty in every unit that the last build left with the same options, whatever its sources: an option
/// stands in both manifests. When moreover the cache never had a node with these options, all of them would be built.
/// Planning and asking the cache unit by unit would say the same and costs twenty times as
/// much. Safe for several threads.
/// </summary>
/// <param name="actions">The cache.</param>
internal sealed class OptionPrecedents(IActionCache actions)
{
    private readonly ConcurrentDictionary<string, UnitPrecedents> _byOptions = new(StringComparer.Ordinal);
    private volatile UnitPrecedents? _last;

    /// <summary>What is known of the units that the last build left with some options.</summary>
    /// <param name="options">Digest of the options.</param>
    public UnitPrecedents Of(Digest options)
    {
        // Nearly always the same as for the unit before.
        UnitPrecedents? known = _last;
        if (known is null || known.Options != options)
        {
            known = _byOptions.GetOrAdd(options.ToString(), _ => new UnitPrecedents(options, actions));
            _last = known;
        }

        return known;
    }
}

using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>Publishes the files of a unit whose nodes are all known, and remembers it.</summary>
internal sealed class UnitPublication
{
    private readonly BuildServices _services;
    private readonly Dictionary<string, OutputRecord> _published = new(StringComparer.Ordinal);

    /// <summary>Prepares it.</summary>
    /// <param name="services">What the whole build shares.</param>
    /// <param name="before">Outputs of the unit as the last build left it.</param>
    public UnitPublication(BuildServices services, IEnumerable<OutputRecord> before)
    {
        _services = services;
        foreach (OutputRecord output in before)
        {
            if (output.Path is not null)
            {
                _published[output.Path] = output;
            }
        }
    }

    /// <summary>Publishes what is pending, removes what is gone, and puts the record into the state.</summary>
    /// <param name="unit">The unit with its nodes in order.</param>
    /// <returns>The record as it was put.</returns>
    public UnitRecord Run(UnitRecord unit)
    {
        // One append for all files of the unit: each would announce itself.
        _services.Outputs.Journal.Announce(
            [.. unit.Nodes.SelectMany(node => node.Outputs).Where(output => output.IsPending)]);
        UnitRecord committed = unit with { Nodes = [.. unit.Nodes.Select(Publish)] };
        foreach (OutputRecord gone in _published.Values.OrderBy(output => output.Path, StringComparer.Ordinal))
        {
            _services.Outputs.Remove(gone);
        }

        _services.State.Put(committed);
        _services.Outputs.Journal.Settle(
            committed.Nodes.SelectMany(node => node.Outputs).Select(output => output.Path).OfType<string>());
        return committed;
    }

    private NodeRecord Publish(NodeRecord node)
    {
        ImmutableArray<OutputRecord>.Builder outputs = ImmutableArray.CreateBuilder<OutputRecord>(node.Outputs.Length);
        foreach (OutputRecord output in node.Outputs)
        {
            OutputRecord? before = null;
            if (output.Path is not null)
            {
                _published.Remove(output.Path, out before);
            }

            outputs.Add(output.IsPending
                ? _services.Outputs.Publish(output, before, file => file.Write(_services.Read(output.Digest)))
                : output);
        }

        return node with { Outputs = outputs.MoveToImmutable() };
    }
}

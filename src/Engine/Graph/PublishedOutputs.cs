namespace NuTonic.Engine.Graph;

/// <summary>What one build published.</summary>
/// <param name="Root">Absolute output folder.</param>
/// <param name="State">What it remembers of it.</param>
internal sealed record PublishedOutputs(string Root, BuildState State)
{
    /// <summary>Outputs of one unit by path, each with the name of its node; empty for an unknown unit.</summary>
    public SortedDictionary<string, (string Node, OutputRecord Output)> Of(string unit)
    {
        SortedDictionary<string, (string Node, OutputRecord Output)> outputs = new(StringComparer.Ordinal);
        foreach (NodeRecord node in State.Find(unit)?.Nodes ?? [])
        {
            foreach (OutputRecord output in node.Outputs)
            {
                if (output.Path is not null)
                {
                    outputs[output.Path] = ($"{unit}/{node.Name}", output);
                }
            }
        }

        return outputs;
    }
}

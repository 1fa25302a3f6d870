using System.Collections.Immutable;
using System.IO.Enumeration;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// Selects nodes by the start of their names, part by part: "poi_0003", "poi_0003/r00128_c00256", "poi_*/*/chip".
/// </summary>
internal sealed class NodePattern
{
    private readonly ImmutableArray<string> _parts;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">Parts between "/", with the wildcards * and ?; case-sensitive.</param>
    public NodePattern(string text)
    {
        Text = text;
        _parts = [.. text.Split('/', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>True when nodes of <paramref name="unit"/> may match.</summary>
    public bool MatchesUnit(string unit) => _parts.Length > 0 && Fits(_parts[0], unit);

    /// <summary>True when the node matches; <paramref name="node"/> is its name in the unit.</summary>
    public bool Matches(string unit, string node)
    {
        string[] names = node.Split('/');
        if (!MatchesUnit(unit) || _parts.Length - 1 > names.Length)
        {
            return false;
        }

        for (int i = 1; i < _parts.Length; i++)
        {
            if (!Fits(_parts[i], names[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}

using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// Prints what a dry run met: a line for each node up to a number of lines that somebody may still read, then one for
/// each kind of node and cause.
/// </summary>
internal sealed class ExplainText(IDatasetLog log)
{
    /// <summary>Nodes with a line of their own.</summary>
    internal const int MostLines = 200;

    private const int MostGroups = 20;

    // Files and inputs differ from unit to unit: so many reasons are told apart, the rest is one group.
    private const int MostReasons = 1000;
    private const string OtherReasons = "for other reasons";

    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    // Nodes that are dirty because of an option mostly share a reason: its last groups, by kind.
    private readonly Dictionary<Reason, Group> _last = new(ReferenceEqualityComparer.Instance);
    private long _nodes;

    /// <summary>Takes the nodes of a unit.</summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="nodes">Its nodes.</param>
    public void Show(string unit, IReadOnlyList<NodeReport> nodes)
    {
        // By position: an enumerator would be made for each unit.
        for (int i = 0; i < nodes.Count; i++)
        {
            if (_nodes++ < MostLines)
            {
                log.Summary(Line(unit, nodes[i]));
            }
            else
            {
                Count(nodes[i]);
            }
        }
    }

    /// <summary>Prints the groups of the nodes without a line, largest first.</summary>
    public void Close()
    {
        if (_groups.Count == 0)
        {
            return;
        }

        log.Summary(FormattableString.Invariant(
            $"{Amounts.Count(_nodes - MostLines)} more nodes: -p:ExplainFile=explain.jsonl writes all of them"));
        List<Group> groups = [.. _groups.Values];
        groups.Sort(
            static (a, b) => a.Nodes != b.Nodes ? b.Nodes.CompareTo(a.Nodes) : string.CompareOrdinal(a.Text, b.Text));
        foreach (Group group in groups.Take(MostGroups))
        {
            log.Summary($"  {Amounts.Count(group.Nodes)} {group.Text}");
        }

        if (groups.Count > MostGroups)
        {
            log.Summary($"  {Amounts.Count(groups.Skip(MostGroups).Sum(group => group.Nodes))} others");
        }
    }

    /// <summary>"poi_0003/r00128_c00256/chip: would be built (OutputSize 224 -> 256)".</summary>
    internal static string Line(string unit, NodeReport node) =>
        $"{node.NameIn(unit)}: {Done(node.Verdict)} ({node.Reason})";

    private static string Done(Verdict verdict) =>
        verdict == Verdict.FromCache ? "would come from the cache" : "would be built";

    private void Count(in NodeReport node)
    {
        if (!_last.TryGetValue(node.Reason, out Group? group)
            || group.Kind != node.Kind
            || group.Verdict != node.Verdict)
        {
            group = Find(node);
            if (_last.Count < MostReasons)
            {
                _last[node.Reason] = group;
            }
        }

        group.Nodes++;
    }

    private Group Find(NodeReport node)
    {
        string text = $"{node.Kind}: {Done(node.Verdict)} ({string.Join(" and ", node.Reason.Causes.Select(NameOf))})";
        if (!_groups.ContainsKey(text) && _groups.Count >= MostReasons)
        {
            text = $"{node.Kind}: {Done(node.Verdict)} ({OtherReasons})";
        }

        if (!_groups.TryGetValue(text, out Group? group))
        {
            group = new Group(text, node.Kind, node.Verdict);
            _groups.Add(text, group);
        }

        return group;
    }

    // An option has the same values everywhere; what else changed has a name.
    private static string NameOf(Cause cause) =>
        cause.Kind is CauseKind.Option or CauseKind.Code || cause.Sentence is not null && cause.Kind != CauseKind.Output
            ? cause.ToString()
            : cause.Kind != CauseKind.Output ? cause.Name
            : cause.New is null ? "its file is missing or was edited"
            : "its file moves to another sub-folder";

    private sealed class Group(string text, string kind, Verdict verdict)
    {
        public string Kind => kind;

        public Verdict Verdict => verdict;

        public string Text => text;

        public long Nodes { get; set; }
    }
}

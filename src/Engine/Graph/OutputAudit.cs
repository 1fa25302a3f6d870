using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Reads every published output and compares its bytes with what the last build published.</summary>
/// <param name="root">Absolute output folder.</param>
/// <param name="state">What the last build left.</param>
/// <param name="damage">Receives everything that is damaged.</param>
internal sealed class OutputAudit(string root, BuildState state, BoundedReport damage)
{
    /// <summary>Outputs looked at so far.</summary>
    public long Outputs { get; private set; }

    /// <summary>Bytes of the outputs that were read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Checks the outputs of all units. No output is written or removed.</summary>
    /// <param name="repair">
    /// True has the next build look at the bytes of what is damaged; it then puts them back. False changes nothing.
    /// </param>
    /// <param name="cancellation">Stops between two outputs.</param>
    public void Run(bool repair, CancellationToken cancellation)
    {
        foreach (string name in state.UnitNames)
        {
            UnitRecord? unit = state.Find(name);
            if (unit is null)
            {
                damage.Add(Diagnostic.Create(Errors.RecordUnreadable, null, name));
                if (repair)
                {
                    state.Remove(name);
                }

                continue;
            }

            UnitRecord distrusted = Check(unit, cancellation);
            if (repair && !ReferenceEquals(distrusted, unit))
            {
                state.Put(distrusted);
            }
        }
    }

    private UnitRecord Check(UnitRecord unit, CancellationToken cancellation)
    {
        UnitRecord distrusted = unit;
        for (int i = 0; i < unit.Nodes.Length; i++)
        {
            NodeRecord node = unit.Nodes[i];
            for (int j = 0; j < node.Outputs.Length; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (node.Outputs[j].Path is not null && !IsSound(node.Outputs[j]))
                {
                    node = node with { Outputs = node.Outputs.SetItem(j, node.Outputs[j] with { Racy = true }) };
                    distrusted = distrusted with { Nodes = distrusted.Nodes.SetItem(i, node) };
                }
            }
        }

        return distrusted;
    }

    private bool IsSound(OutputRecord output)
    {
        Outputs++;
        string path = Path.Combine(root, output.Path!);
        SourceLocation location = new(path);
        if (!FileStamp.TryRead(path, out _, out FileKind kind) || kind != FileKind.File)
        {
            damage.Add(Diagnostic.Create(Errors.OutputMissing, location, output.Path));
            return false;
        }

        Digest digest;
        FileStamp stamp;
        try
        {
            (digest, stamp, _) = FileDigest.Compute(path);
        }
        catch (NuTonicException failure)
        {
            damage.Add(Diagnostic.Create(Errors.OutputUnreadable, location, output.Path, failure.Message));
            return false;
        }

        Bytes += stamp.Size;
        if (digest == output.Digest)
        {
            return true;
        }

        ErrorDescriptor found = stamp == output.Stamp ? Errors.OutputRotten : Errors.OutputChanged;
        damage.Add(Diagnostic.Create(found, location, output.Path));
        return false;
    }
}

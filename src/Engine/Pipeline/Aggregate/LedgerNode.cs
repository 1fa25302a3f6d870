using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>
/// The node <c>ledger</c>: where the files of each POI come from, made of the POIs' fragments in order.
/// </summary>
internal static class LedgerNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "ledger";

    /// <summary>Name of the node in the data set.</summary>
    public const string NodeName = "sources";

    /// <summary>The node; null when no POI names sources: there is no file then.</summary>
    public static AssemblyNode? Create(DatasetTotals totals) => totals.Sources.Count == 0
        ? null
        : new AssemblyNode(
            NodeName,
            Kind,
            new Manifest.Builder(Kind, StepVersions.Ledger)
                .Add("source fragments", DigestList.Hash(totals.Sources))
                .ToManifest(),
            SourceLedger.RelativePath,
            totals.Sources)
        {
            Origin = FieldOrigins.Of,
        };

    /// <summary>Adds up a ledger that was published.</summary>
    /// <param name="path">Absolute path of the file.</param>
    public static SourceTally Read(string path)
    {
        SourceTally tally = new();
        foreach (string line in File.ReadLines(path))
        {
            tally.Add(line);
        }

        return tally;
    }
}

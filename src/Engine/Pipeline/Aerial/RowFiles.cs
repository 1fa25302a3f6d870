using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The samples once more, as pictures and rows of the land-cover profile's shape.</summary>
internal sealed class RowFiles
{
    /// <summary>Kind of the pictures.</summary>
    public const string PictureKind = "patch/picture";

    /// <summary>Kind of the rows of a patch.</summary>
    public const string RowsKind = "patch/rows";

    private readonly AerialContext _build;
    private readonly ImmutableArray<(SampleRecord Sample, Split Split, string Path)> _samples;
    private readonly Dictionary<Split, long> _rows = [];

    /// <summary>Plans folders and splits.</summary>
    public RowFiles(AerialContext build, ImmutableArray<QuadSummary> quads)
    {
        _build = build;
        (string Quad, SampleRecord Sample, ulong Group)[] all =
        [
            .. quads.SelectMany(quad => quad.Samples.Select(sample => (
                quad.Name,
                sample,
                ShardGroup.HashOf(quad.Name, sample.Column, sample.Row, ImageFolders.Capacity)))),
        ];
        ShardPlan folders = ImageFolders.Plan(
            all.GroupBy(one => one.Group).Select(group => new ShardGroup(group.Key, group.Count())));
        _samples =
        [
            .. all.OrderBy(one => one.Sample.PatchId).Select(one => (
                one.Sample,
                ImageTextRows.SplitOf(one.Quad, build.Steps.SplitWeights),
                ImageFolders.PathOf(folders.ShardOf(one.Group), one.Sample.PatchId))),
        ];
    }

    /// <summary>Rows by split, after <see cref="Evaluate"/>.</summary>
    public ImmutableArray<KeyValuePair<Split, long>> RowsBySplit =>
        [.. Enum.GetValues<Split>().Select(split => KeyValuePair.Create(split, _rows.GetValueOrDefault(split)))];

    /// <summary>Contents that pictures and rows are made from and that the store no longer has.</summary>
    public IEnumerable<Digest> MissingParts() => _samples
        .SelectMany(one => (Digest[])[one.Sample.Image, one.Sample.Text])
        .Where(content => !_build.Services.Contents.Contains(content));

    /// <summary>Evaluates pictures, rows and split files; null for what a dry run does not know.</summary>
    public IReadOnlyList<NodeRecord?> Evaluate(UnitSession session, Assembler assembler, CancellationToken cancellation)
    {
        List<NodeRecord?> records = [];
        Dictionary<Split, List<Digest>> parts = [];
        foreach ((SampleRecord sample, Split split, string path) in _samples)
        {
            records.Add(session.Evaluate(Picture(sample, path), cancellation).Record);
            NodeRecord? rows = session.Evaluate(Rows(sample, path), cancellation).Record;
            records.Add(rows);
            if (rows is not null)
            {
                parts.TryAdd(split, []);
                parts[split].Add(rows.Outputs[0].Digest);
                _rows[split] = _rows.GetValueOrDefault(split) + PatchNodes.Unpack(rows);
            }
        }

        if (records.Any(record => record is null))
        {
            session.Follows("rows", SplitNode.Kind, "a patch");
            return records;
        }

        foreach (Split split in Enum.GetValues<Split>())
        {
            string name = SplitNames.Of(split);
            AssemblyNode file = ShardNode.Assemble(
                name,
                SplitNode.Kind,
                AerialVersions.Rows,
                $"data/{name}.jsonl",
                [.. parts.GetValueOrDefault(split) ?? []]);
            records.Add((assembler.FromLastBuild(file) ?? assembler.Assemble(file, cancellation)).Record);
        }

        return records;
    }

    private Node Picture(SampleRecord sample, string path) => new()
    {
        Name = FormattableString.Invariant($"{sample.PatchId}/picture"),
        Kind = PictureKind,
        Manifest = new Manifest.Builder(PictureKind, AerialVersions.Rows).Add("picture", sample.Image).ToManifest(),
        Origin = FieldOrigins.Of,
        Outputs = [path],
        Compute = _ => new NodeProduct(
            ReadOnlyMemory<byte>.Empty, [TarEntry.Content(_build.Services.Read(sample.Image))]),
    };

    private Node Rows(SampleRecord sample, string path) => new()
    {
        Name = FormattableString.Invariant($"{sample.PatchId}/rows"),
        Kind = RowsKind,
        Manifest = new Manifest.Builder(RowsKind, AerialVersions.Rows)
            .Add("text", sample.Text)
            .Add("path", path)
            .ToManifest(),
        Origin = FieldOrigins.Of,
        Outputs = [null],
        NeedsContents = true,
        Compute = _ =>
        {
            Sample text = SampleJson.Read(TarEntry.Content(_build.Services.Read(sample.Text)));
            return new NodeProduct(PatchNodes.Pack(text.Annotations.Length), [ImageTextRows.Write(text, path)]);
        },
    };
}

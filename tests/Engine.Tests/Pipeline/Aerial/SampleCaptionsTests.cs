using System.Formats.Tar;
using System.Text;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>All captions that the templates write of the sample world would pass as captions of a model.</summary>
public sealed class SampleCaptionsTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Build_SampleWorld_EveryCaptionPassesItsOwnFactCheck()
    {
        _scene.Build(("Revisions", "4"), ("ElementsPerPatch", "2"));
        Dictionary<long, PatchFacts> facts = File.ReadLines(Path.Combine(_scene.Out, "meta", "facts-000000.jsonl"))
            .Select(line => FactsReader.Read(Encoding.UTF8.GetBytes(line + "\n")))
            .ToDictionary(patch => patch.PatchId);
        int directions = 0;
        foreach (Sample sample in Samples())
        {
            PatchFacts patch = facts[sample.PatchId];
            foreach (Annotation annotation in sample.Annotations)
            {
                // Of whichever elements it is: the check looks at all that a sentence names.
                FactCheckResult check = FactCheck.Check(annotation.Text, patch, SubjectOf(patch));
                Assert.True(check.Verdict.IsAccepted, $"{check.Verdict.Detail}: {annotation.Text}");
                directions += check.Claims.Count(claim => claim.Kind == "direction");
            }
        }

        Assert.True(directions > 20, $"{directions} directions were checked");
    }

    private static CaptionSubject SubjectOf(PatchFacts patch) => new(CaptionTask.Area, patch.Elements);

    private List<Sample> Samples()
    {
        List<Sample> samples = [];
        using FileStream file = File.OpenRead(Path.Combine(_scene.Out, "JPG", "train-000000.tar"));
        using TarReader tar = new(file);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                using MemoryStream text = new();
                entry.DataStream!.CopyTo(text);
                samples.Add(SampleJson.Read(text.ToArray()));
            }
        }

        return samples;
    }
}

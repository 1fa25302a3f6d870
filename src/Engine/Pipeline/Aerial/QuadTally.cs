using NuTonic.Engine.Packaging.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Adds up the patches of a quad.</summary>
internal sealed class QuadTally
{
    private readonly CaptionTally _captions = new();

    /// <summary>Adds them up.</summary>
    public QuadTally(IEnumerable<PatchFinding> findings)
    {
        foreach (PatchFinding finding in findings)
        {
            if (finding.Captions is { } captions)
            {
                _captions.AddSample(captions.Annotations);
                _captions.AddCheck(captions.Stated, captions.Unsupported);
                foreach (string reason in captions.Reasons)
                {
                    _captions.AddRejected(reason);
                }
            }
            else if (finding.IsDuplicate)
            {
                Duplicates++;
            }
            else if (finding.HasElements)
            {
                WithoutSubject++;
            }
            else
            {
                WithoutElements++;
            }
        }
    }

    /// <summary>Patches that are left out because others have the same pixels.</summary>
    public int Duplicates { get; }

    /// <summary>Patches without anything on the map that can be seen.</summary>
    public int WithoutElements { get; }

    /// <summary>Patches with elements, none of which is large or long enough.</summary>
    public int WithoutSubject { get; }

    /// <summary>The counts of the captions.</summary>
    public byte[] Pack() => CaptionTallyFormat.Pack(_captions);
}

using System.Collections.Immutable;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class ManifestDifferenceTests
{
    private static readonly Manifest Old = new Manifest.Builder("k", 1)
        .Add("same", "s").Add("changed", 1L).Add("gone", true).Add("last", "z").ToManifest();

    [Fact]
    public void Between_EqualManifests_IsEmpty()
    {
        (ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now) =
            ManifestDifference.Between(Old.Bytes.Span, Old.Bytes.Span);

        Assert.Empty(old);
        Assert.Empty(now);
    }

    [Fact]
    public void Between_ChangedAndGoneFields_LeavesOutOnlyWhatIsEqualBeforeThem()
    {
        Manifest changed = new Manifest.Builder("k", 1)
            .Add("same", "s").Add("changed", 2L).Add("last", "z").ToManifest();

        (ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now) =
            ManifestDifference.Between(Old.Bytes.Span, changed.Bytes.Span);

        Assert.Equal(["changed=1", "gone=true", "last=z"], old.Select(Text));
        Assert.Equal(["changed=2", "last=z"], now.Select(Text));
    }

    [Fact]
    public void Between_FieldOfAnotherType_IsInBoth()
    {
        Manifest changed = new Manifest.Builder("k", 1)
            .Add("same", "s").Add("changed", "1").Add("gone", true).Add("last", "z").ToManifest();

        (ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now) =
            ManifestDifference.Between(Old.Bytes.Span, changed.Bytes.Span);

        Assert.Contains(old, field => field is { Name: "changed", Type: FieldType.Integer });
        Assert.Contains(now, field => field is { Name: "changed", Type: FieldType.Text });
    }

    [Fact]
    public void Between_OneOfThemCutAnywhere_GivesTheChangesOfTheDecodedFields()
    {
        Manifest now = new Manifest.Builder("k", 1).Add("same", "t").Add("last", "z").ToManifest();

        Assert.All(Enumerable.Range(0, Old.Bytes.Length + 1), length =>
        {
            ReadOnlySpan<byte> cut = Old.Bytes.Span[..length];

            (ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> after) =
                ManifestDifference.Between(cut, now.Bytes.Span);

            Assert.Equal(Changes(Manifest.Decode(cut), Manifest.Decode(now.Bytes.Span)), Changes(old, after));
        });
    }

    private static IEnumerable<string> Changes(ImmutableArray<ManifestField> old, ImmutableArray<ManifestField> now) =>
        Explanation.Changes(old, now, field => field.From(new FieldOrigin(CauseKind.Option)))
            .Select(cause => cause.ToString());

    private static string Text(ManifestField field) => $"{field.Name}={field.Value}";
}

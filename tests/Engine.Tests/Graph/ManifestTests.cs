using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Graph;

public sealed class ManifestTests
{
    [Fact]
    public void Decode_EveryType_GivesInvariantText()
    {
        Manifest manifest = new Manifest.Builder("tile/chip", 3)
            .Add("text", "né, \n")
            .Add("integer", -5L)
            .Add("number", 0.75)
            .Add("flag", true)
            .Add("digest", Digest.Of("a"u8))
            .Add("hash", new Hash128(0, 0xabc))
            .ToManifest();

        ImmutableArray<ManifestField> fields = Manifest.Decode(manifest.Bytes.Span);

        Assert.Equal(
            [
                new("node kind", FieldType.Text, "tile/chip"),
                new("step version", FieldType.Integer, "3"),
                new("text", FieldType.Text, "né, \n"),
                new("integer", FieldType.Integer, "-5"),
                new("number", FieldType.Number, "0.75"),
                new("flag", FieldType.Flag, "true"),
                new("digest", FieldType.Hash, Digest.Of("a"u8).ToString()),
                new("hash", FieldType.Hash, "00000000000000000000000000000abc"),
            ],
            fields);
        Assert.Equal(Digest.Of(manifest.Bytes.Span), manifest.Fingerprint);
    }

    [Fact]
    public void FamilyOf_OtherInput_IsTheSame()
    {
        Assert.Equal(Family(input: "a", stride: 128), Family(input: "bcd", stride: 128));
    }

    [Theory]
    [InlineData(64, "tile/chip", 1)]
    [InlineData(128, "tile/rows", 1)]
    [InlineData(128, "tile/chip", 2)]
    public void FamilyOf_OtherOptionKindOrVersion_Differs(int stride, string kind, int version)
    {
        Assert.NotEqual(Family(input: "a", stride: 128), Family("a", stride, kind, version));
    }

    [Fact]
    public void FamilyOf_CutOff_IsNone()
    {
        byte[] bytes = new Manifest.Builder("tile/chip", 1).Add("Stride", 128).ToManifest().Bytes.ToArray();

        Assert.Null(Manifest.FamilyOf(bytes.AsSpan()[..^1]));
        Assert.Null(Manifest.FamilyOf("NTM"u8));
    }

    [Fact]
    public void Fingerprint_FieldsThatConcatenateAlike_Differ()
    {
        Manifest[] manifests =
        [
            new Manifest.Builder("k", 1).Add("ab", "c").ToManifest(),
            new Manifest.Builder("k", 1).Add("a", "bc").ToManifest(),
            new Manifest.Builder("k", 1).Add("", "abc").ToManifest(),
            new Manifest.Builder("k", 1).Add("abc", "").ToManifest(),
            new Manifest.Builder("k", 1).Add("a", "b").Add("c", "").ToManifest(),
            new Manifest.Builder("k", 1).Add("a", "").Add("b", "c").ToManifest(),
            new Manifest.Builder("k", 1).Add("b", "c").Add("a", "").ToManifest(),
            new Manifest.Builder("k", 1).Add("a", 1L).ToManifest(),
            new Manifest.Builder("k", 1).Add("a", "1").ToManifest(),
            new Manifest.Builder("k", 1).Add("a", true).ToManifest(),
            new Manifest.Builder("k", 1).Add("a", 0.0).ToManifest(),
            new Manifest.Builder("k", 1).Add("a", -0.0).ToManifest(),
            new Manifest.Builder("k", 1).Add("a", 0L).ToManifest(),
            new Manifest.Builder("k", 2).ToManifest(),
            new Manifest.Builder("k", 1).ToManifest(),
        ];

        int different = manifests.Select(manifest => manifest.Fingerprint).Distinct().Count();

        Assert.Equal(manifests.Length, different);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Bytes_SeededFields_AreAmbiguousForNoOtherList(ulong seed)
    {
        // From a tiny alphabet, so that lists which differ only in where a field ends are frequent.
        SplitMix64 random = new(seed);
        Dictionary<Digest, string> seen = [];
        for (int round = 0; round < 3000; round++)
        {
            Manifest.Builder builder = new("k", 1);
            List<string> said = [];
            for (int field = random.Below(4); field > 0; field--)
            {
                string name = Word(random);
                string value = Word(random);
                builder.Add(name, value);
                said.Add($"[{name}|{value}]");
            }

            Manifest manifest = builder.ToManifest();
            string all = string.Concat(said);

            Assert.True(
                seen.TryAdd(manifest.Fingerprint, all) || seen[manifest.Fingerprint] == all, $"seed {seed}: {all}");
            Assert.Equal(all, string.Concat(
                Manifest.Decode(manifest.Bytes.Span).Skip(2).Select(field => $"[{field.Name}|{field.Value}]")));
        }
    }

    [Fact]
    public void Decode_TruncatedAnywhere_IsAPrefixOfTheFieldsOrEmpty()
    {
        Manifest manifest = new Manifest.Builder("k", 1)
            .Add("text", "value").Add("digest", Digest.Of("a"u8)).ToManifest();
        ImmutableArray<ManifestField> whole = Manifest.Decode(manifest.Bytes.Span);

        for (int length = 0; length < manifest.Bytes.Length; length++)
        {
            ImmutableArray<ManifestField> cut = Manifest.Decode(manifest.Bytes.Span[..length]);

            Assert.True(cut.Length < whole.Length);
            Assert.Equal(whole.Take(cut.Length), cut);
        }
    }

    [Fact]
    public void Decode_AnyByteChanged_DoesNotThrow()
    {
        byte[] bytes = new Manifest.Builder("k", 1).Add("number", 0.5).Add("flag", false).ToManifest().Bytes.ToArray();
        ImmutableArray<ManifestField> whole = Manifest.Decode(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] garbled = [.. bytes];
                garbled[i] ^= mask;

                Assert.True(Manifest.Decode(garbled).Length <= whole.Length + 1);
            }
        }
    }

    private static string Word(SplitMix64 random) =>
        string.Concat(Enumerable.Range(0, random.Below(4)).Select(_ => random.Below(2) == 0 ? 'a' : '\u0001'));

    private static Hash128? Family(string input, long stride, string kind = "tile/chip", int version = 1) =>
        Manifest.FamilyOf(new Manifest.Builder(kind, version)
            .Add("red", Digest.Of(System.Text.Encoding.UTF8.GetBytes(input)))
            .Add("", "nameless")
            .Add("Stride", stride)
            .Add("latitude", input.Length)
            .ToManifest().Bytes.Span);
}

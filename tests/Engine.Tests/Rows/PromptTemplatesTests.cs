using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Tests.Rows;

public sealed class PromptTemplatesTests : IDisposable
{
    private const string GroundAll = "ground_all.txt";

    private readonly string _folder = Directory.CreateTempSubdirectory("nutonic-prompts").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void LoadEmbedded_EverySectionOfEveryKind_HasVariants()
    {
        PromptTemplates templates = PromptTemplates.LoadEmbedded();

        Assert.All(PromptSchema.All, schema => Assert.False(templates.Material(schema.Kind).IsEmpty));
    }

    [Fact]
    public void Load_OneFile_ReplacesOnlyThatTemplate()
    {
        Write(GroundAll, "[question]\nBoxes, please: {all_labels} {{x}}\n");
        PromptTemplates embedded = PromptTemplates.LoadEmbedded();
        List<Diagnostic> warnings = [];

        PromptTemplates templates = PromptTemplates.Load(_folder, warnings);

        PromptSeed seed = RowSeed.For("a", PromptKind.GroundAll, null);
        Dictionary<string, PromptValue> values = new() { ["all_labels"] = "water" };
        Assert.Equal("Boxes, please: water {x}", templates.Render(PromptKind.GroundAll, "question", seed, values));
        Assert.Empty(warnings);
        Assert.Equal(
            [PromptKind.GroundAll],
            Enum.GetValues<PromptKind>().Where(k => !templates.Material(k).SequenceEqual(embedded.Material(k))));
    }

    [Fact]
    public void Load_CommentsAndBlanks_DoNotChangeTheMaterial()
    {
        Write(GroundAll, "[question]\nBoxes?\n");
        PromptTemplates plain = PromptTemplates.Load(_folder, []);
        Write(GroundAll, "# mine\r\n\r\n[question]\r\n  Boxes?  \r\n");

        PromptTemplates commented = PromptTemplates.Load(_folder, []);

        Assert.Equal(plain.Material(PromptKind.GroundAll), commented.Material(PromptKind.GroundAll));
    }

    [Fact]
    public void Load_UnknownName_WarnsWithTheKnownNames()
    {
        Write("captions.txt", "x");
        List<Diagnostic> warnings = [];

        PromptTemplates.Load(_folder, warnings);

        Diagnostic warning = Assert.Single(warnings);
        Assert.Equal("NT5010", warning.Code);
        Assert.Contains("caption.txt, ground_all.txt", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Boxes?", "NT5003", 1)]
    [InlineData("[question]\nA?\n[answers]\n", "NT5004", 3)]
    [InlineData("[question]\nA {all_labels?", "NT5005", 2)]
    [InlineData("[question]\nA }?", "NT5005", 2)]
    [InlineData("[question]\n\nA {class}?", "NT5006", 3)]
    [InlineData("[question]\nA {all_labels|is}?", "NT5007", 2)]
    [InlineData("# nothing\n", "NT5008", 0)]
    [InlineData("[question]\n<image> A?", "NT5009", 2)]
    [InlineData("[question]\nA\u0007?", "NT5009", 2)]
    public void Load_BadTemplate_NamesFileAndLine(string content, string code, int line)
    {
        string path = Write(GroundAll, content);

        NuTonicException e = Assert.Throws<NuTonicException>(() => PromptTemplates.Load(_folder, []));

        Assert.Equal(code, e.Diagnostic.Code);
        Assert.Equal(path, e.Diagnostic.Location?.File);
        Assert.Equal(line, e.Diagnostic.Location?.Line);
    }

    [Fact]
    public void Load_NotUtf8_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(_folder, GroundAll), [0x5B, 0xFF, 0x5D]);

        NuTonicException e = Assert.Throws<NuTonicException>(() => PromptTemplates.Load(_folder, []));

        Assert.Equal("NT5002", e.Diagnostic.Code);
    }

    [Fact]
    public void Load_NoSuchFolder_IsRefused()
    {
        string folder = Path.Combine(_folder, "none");

        NuTonicException e = Assert.Throws<NuTonicException>(() => PromptTemplates.Load(folder, []));

        Assert.Equal("NT5001", e.Diagnostic.Code);
    }

    [Fact]
    public void Pick_ManyStems_UsesEveryVariant()
    {
        int[] counts = new int[5];
        for (int i = 0; i < 1000; i++)
        {
            counts[RowSeed.For("stem" + i, PromptKind.Caption, null).Pick(0, counts.Length)]++;
        }

        // 200 are expected of each; 140 is more than four standard deviations (12.6) away.
        Assert.All(counts, count => Assert.InRange(count, 140, 260));
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content, new UTF8Encoding(false));
        return path;
    }
}

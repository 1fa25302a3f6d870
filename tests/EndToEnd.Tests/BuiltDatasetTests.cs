using System.Text.Json;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.EndToEnd.Tests;

/// <summary>A built data set satisfies its readers: rows, images, splits and links between them.</summary>
public sealed class BuiltDatasetTests
{
    private const int MostFilesInAFolder = 10_000;

    private static readonly string[] Splits = ["train", "validation", "test"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Build_SampleWorld_SatisfiesItsReaders(bool everything)
    {
        string setting = everything ? "true" : "false";
        using BuildSpace space = new(
            ("SamplePois", "16"), ("Stride", "64"), ("ImageAug", setting), ("WriteBboxOverlays", setting));
        BuildRun run = space.Build();
        Assert.True(run.ExitCode == 0, run.Output);

        Dictionary<string, string> splitOfPlace = new(StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (string split in Splits)
        {
            string path = $"data/{split}.jsonl";
            byte[] content = File.ReadAllBytes(Path.Combine(space.Out, path));
            Assert.Empty(RowValidator.Validate(content, path, BoxConvention.HalfOpen));
            foreach (JsonElement row in Rows(content))
            {
                foreach (string image in Images(row))
                {
                    AssertDecodes(space, image);
                    used.Add(image);
                    string place = PlaceOf(image);
                    Assert.True(splitOfPlace.GetValueOrDefault(place, split) == split, $"{place} is in two splits");
                    splitOfPlace[place] = split;
                }

                used.UnionWith(Overlay(row));
            }
        }

        Assert.True(splitOfPlace.Count > 5, "too few places to mean something");
        AssertNoOrphans(space, used, everything);
        Assert.All(Directory.GetDirectories(space.Out), folder =>
            Assert.True(Directory.GetFileSystemEntries(folder).Length <= MostFilesInAFolder, folder));
    }

    private static IEnumerable<JsonElement> Rows(byte[] content) =>
        System.Text.Encoding.UTF8.GetString(content)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.Clone());

    private static IEnumerable<string> Images(JsonElement row) =>
        row.GetProperty("messages").EnumerateArray()
            .Select(message => message.GetProperty("content"))
            .Where(content => content.ValueKind == JsonValueKind.Array)
            .SelectMany(content => content.EnumerateArray())
            .Where(part => part.GetProperty("type").GetString() == "image")
            .Select(part => part.GetProperty("image").GetString()!);

    private static IEnumerable<string> Overlay(JsonElement row) => row.EnumerateObject()
        .Where(field => field.Value.ValueKind == JsonValueKind.String)
        .Select(field => field.Value.GetString()!)
        .Where(value => value.StartsWith("overlays/", StringComparison.Ordinal));

    // "images/poi_0000_g001_r00000_c00032_r90.png" shows the place poi_0000.
    private static string PlaceOf(string image)
    {
        string stem = Path.GetFileNameWithoutExtension(image);
        int tile = stem.IndexOf("_r0", StringComparison.Ordinal);
        return BasePoi.Of(tile < 0 ? stem : stem[..tile]);
    }

    // Decoding checks the CRC of every chunk and that the pixels are complete.
    private static void AssertDecodes(BuildSpace space, string image)
    {
        PngImage png = PngDecoder.Decode(File.ReadAllBytes(Path.Combine(space.Out, image)), image);
        Assert.Equal((8, PngColorType.Rgb), (png.BitDepth, png.ColorType));
        if (!image.StartsWith("stills/", StringComparison.Ordinal))
        {
            Assert.Equal((32, 32), (png.WidthPx, png.HeightPx));
        }
    }

    private static void AssertNoOrphans(BuildSpace space, HashSet<string> used, bool everything)
    {
        string[] files = [.. space.Files().Keys];
        string[] pictures = [.. files.Where(path => path.Split('/')[0] is "images" or "stills" or "overlays")];
        Assert.Equal(used.Order(StringComparer.Ordinal), pictures.Order(StringComparer.Ordinal));
        string[] stems = Stems(files, "images");
        Assert.Equal(stems, Stems(files, "labels"));
        Assert.Equal(stems, Stems(files, "metadata"));
        Assert.Equal(everything, files.Any(path => path.StartsWith("overlays/", StringComparison.Ordinal)));
        Assert.Equal(everything, stems.Any(stem => stem.EndsWith("_r270", StringComparison.Ordinal)));
        foreach (string label in files.Where(path => path.StartsWith("labels/", StringComparison.Ordinal)))
        {
            PngImage mask = PngDecoder.Decode(File.ReadAllBytes(Path.Combine(space.Out, label)), label);
            Assert.Equal(PngColorType.Palette, mask.ColorType);
            Assert.DoesNotContain(mask.Samples, id => id > 8 && id != byte.MaxValue);
        }
    }

    private static string[] Stems(string[] files, string folder) => [.. files
        .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order(StringComparer.Ordinal)];
}

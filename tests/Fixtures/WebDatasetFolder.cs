using System.Globalization;

namespace NuTonic.Fixtures;

/// <summary>The shards of a data set in its folder <c>JPG</c>.</summary>
internal static class WebDatasetFolder
{
    /// <summary>
    /// Samples of all shards, in the order of their names; throws <see cref="InvalidDataException"/> when a name, a
    /// shard or the root of the data set breaks a rule.
    /// </summary>
    /// <param name="root">Root of the data set.</param>
    /// <param name="largestShard">Most samples in a shard.</param>
    public static IReadOnlyList<WebDatasetSample> Read(string root, int largestShard)
    {
        string[] tables =
        [
            .. Directory.GetFiles(root)
                .Where(file => Path.GetExtension(file) is ".json" or ".jsonl" or ".csv" or ".arrow"),
        ];
        if (tables.Length > 0)
        {
            throw new InvalidDataException($"'{Path.GetFileName(tables[0])}' at the root is taken for the data");
        }

        WebDatasetReader reader = new(largestShard);
        List<WebDatasetSample> samples = [];
        string[] shards = [.. Directory.GetFiles(Path.Combine(root, "JPG"), "*.tar").Order(StringComparer.Ordinal)];
        for (int i = 0; i < shards.Length; i++)
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"train-{i:D6}.tar");
            if (Path.GetFileName(shards[i]) != expected)
            {
                throw new InvalidDataException($"'{Path.GetFileName(shards[i])}' stands where '{expected}' belongs");
            }

            samples.AddRange(reader.Read(File.ReadAllBytes(shards[i])));
        }

        return samples;
    }
}

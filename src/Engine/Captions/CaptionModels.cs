using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Captions;

/// <summary>The models of a build and which patch gets which: the annotator mix.</summary>
internal sealed class CaptionModels
{
    private const double Quantum = 1e-9;

    private CaptionModels(ImmutableArray<CaptionModel> all) => All = all;

    /// <summary>All models in ordinal order of their names; at least one.</summary>
    public ImmutableArray<CaptionModel> All { get; }

    /// <summary>Reads "name=weight;name2=weight"; without a weight it is 1.</summary>
    /// <exception cref="NuTonicException">NT5500: not such a list; NT5518: no model.</exception>
    public static CaptionModels Parse(string text)
    {
        string[] entries = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (entries.Length == 0)
        {
            throw new NuTonicException(Errors.CaptionModelUnset, null);
        }

        CaptionModel[] models = [.. entries.Select(One).OrderBy(model => model.Name, StringComparer.Ordinal)];
        for (int i = 1; i < models.Length; i++)
        {
            if (models[i].Name == models[i - 1].Name)
            {
                throw Wrong($"'{models[i].Name}' stands there twice");
            }
        }

        return new CaptionModels([.. models]);
    }

    /// <summary>
    /// The model for a patch: drawn by weight, the same in each build. When a model is added or its weight changes,
    /// only the patches that it gains or loses change theirs (weighted rendezvous hashing).
    /// </summary>
    public string Choose(long patchId, long seed)
    {
        CaptionModel best = All[0];
        double bestScore = double.NegativeInfinity;
        foreach (CaptionModel model in All)
        {
            // The logarithm may differ in its last bit between platforms.
            double score = Math.Round(Math.Log(Uniform(model.Name, patchId, seed)) / Quantum) * Quantum / model.Weight;
            if (score > bestScore)
            {
                best = model;
                bestScore = score;
            }
        }

        return best.Name;
    }

    private static CaptionModel One(string entry)
    {
        // A name may have an equals sign itself, a weight has none.
        int split = entry.LastIndexOf('=');
        string name = (split < 0 ? entry : entry[..split]).Trim();
        double weight = 1;
        bool isWeight = split < 0
            || double.TryParse(
                entry[(split + 1)..],
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite,
                CultureInfo.InvariantCulture,
                out weight);
        if (!isWeight || !(weight > 0) || weight > 1e6)
        {
            throw Wrong($"'{entry}' has no weight above 0");
        }

        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
        {
            throw Wrong($"'{entry}' has no name");
        }

        return new CaptionModel(name, weight);
    }

    private static NuTonicException Wrong(FormattableString problem) =>
        new(Errors.CaptionModelsWrong, null, FormattableString.Invariant(problem));

    // Above 0 and below 1.
    private static double Uniform(string name, long patchId, long seed)
    {
        string material = string.Create(CultureInfo.InvariantCulture, $"model\n{seed}\n{patchId}\n{name}");
        return StableHash.Unit(StableHash.Of(material));
    }
}

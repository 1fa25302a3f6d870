using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Warns of places of a list that share ground although they are in different splits.</summary>
internal static class SplitLeaks
{
    // Two squares whose centres are a diagonal apart cannot overlap.
    private const double Diagonal = 1.4143;
    private const double MetersPerKm = 1000;

    /// <summary>Reports one warning for all places, or none.</summary>
    /// <param name="places">All places with their variants.</param>
    /// <param name="steps">How splits are assigned; where variants may be torn apart anyway, nothing is said.</param>
    /// <param name="set">The options of fetching.</param>
    /// <param name="report">Hears the warning.</param>
    /// <exception cref="NuTonicException">NT1420, NT1421: a box cannot be built.</exception>
    public static void Warn(ImmutableArray<Place> places, StepOptions steps, OptionSet set, Action<Diagnostic> report)
    {
        if (!steps.SplitByBase || places.IsEmpty)
        {
            return;
        }

        double boxKm = set.Number("BoxKm");
        var shared = SharedGround.Find(
            places,
            [.. places.Select(place => place.Box(boxKm))],
            [
                .. places.Select(
                    place => (int)SplitAssignment.Of(place.BaseId ?? BasePoi.Of(place.Id), steps.SplitWeights)),
            ]);
        if (shared.Count == 0)
        {
            return;
        }

        double offsetKm = set.Integer("GeoVariants") == 0 ? 0 : set.Number("GeoMaxOffsetM") / MetersPerKm;
        double apartKm = (Diagonal * places.Max(place => place.BoxKm ?? boxKm)) + (2 * offsetKm);
        report(Diagnostic.Create(
            Errors.SplitsShareGround,
            null,
            shared.Count,
            places.Length,
            shared.NearestKm.ToString("0.###", CultureInfo.InvariantCulture),
            (Math.Ceiling(apartKm * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture)));
    }
}

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Columns or rows of a lattice side by side.</summary>
/// <param name="Start">The first one.</param>
/// <param name="Length">How many.</param>
internal readonly record struct PixelSpan(int Start, int Length)
{
    /// <summary>
    /// Cuts it into pieces of equal length, at most <paramref name="most"/>, that share <paramref name="overlap"/>.
    /// </summary>
    public IEnumerable<PixelSpan> Split(int most, int overlap)
    {
        int pieces = 1;
        while (((Length - overlap + pieces - 1) / pieces) + overlap > most)
        {
            pieces++;
        }

        int step = (Length - overlap + pieces - 1) / pieces;
        for (int i = 0; i < pieces; i++)
        {
            int start = Start + (i * step);
            yield return new PixelSpan(start, Math.Min(step + overlap, Start + Length - start));
        }
    }
}

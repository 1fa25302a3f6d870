namespace NuTonic.Engine.Stac;

/// <summary>
/// Judges a search that was cut. Catalogues that can sort send the wanted scenes first, and a scene that covers the
/// whole box and stands before the last one that came cannot be beaten by what did not come: only otherwise is there
/// something to tell. Whether an answer is sorted is seen in its items and not taken from what a catalogue says of
/// itself.
/// </summary>
internal static class SceneCut
{
    /// <summary>
    /// True when a scene that was left out could have been taken in the place of <paramref name="chosen"/>.
    /// </summary>
    /// <param name="answer">What was found.</param>
    /// <param name="search">What was looked for.</param>
    /// <param name="chosen">What was taken of it.</param>
    /// <param name="order">What is best.</param>
    public static bool Matters(StacAnswer answer, StacSearch search, ChosenScene chosen, SceneOrder order)
    {
        if (!answer.IsTruncated)
        {
            return false;
        }

        bool isSorted = search.Box.Pieces.Length == 1
            && answer.Items.Zip(answer.Items.Skip(1)).All(pair => Compare(pair.First, pair.Second, order) <= 0);
        return !isSorted || chosen.Coverage < 1 || Compare(chosen.Item, answer.Items[^1], order) >= 0;
    }

    // As catalogues are asked to sort, ids left out: below 0 when the first comes before.
    private static int Compare(StacItem one, StacItem other, SceneOrder order)
    {
        int byTime = other.Time.CompareTo(one.Time);
        int byClouds = (one.CloudCover ?? double.MaxValue).CompareTo(other.CloudCover ?? double.MaxValue);
        return order == SceneOrder.Newest || byClouds == 0 ? byTime : byClouds;
    }
}

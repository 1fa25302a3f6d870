namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>How long captions are; words are what white space parts.</summary>
/// <param name="Captions">Number of captions.</param>
/// <param name="Words">Words of all of them.</param>
/// <param name="Fewest">Words of the shortest; 0 without captions.</param>
/// <param name="Most">Words of the longest; 0 without captions.</param>
internal readonly record struct WordCount(long Captions, long Words, int Fewest, int Most)
{
    /// <summary>Both together.</summary>
    public WordCount Plus(WordCount other)
    {
        if (Captions == 0 || other.Captions == 0)
        {
            return Captions == 0 ? other : this;
        }

        return new WordCount(
            Captions + other.Captions,
            Words + other.Words,
            Math.Min(Fewest, other.Fewest),
            Math.Max(Most, other.Most));
    }
}

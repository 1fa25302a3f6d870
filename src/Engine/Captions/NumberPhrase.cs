namespace NuTonic.Engine.Captions;

/// <summary>
/// Reads numbers in English words: "twenty-five", "two hundred and six", "a dozen", "three thousand", "two and a half",
/// and years such as "nineteen eighty-seven".
/// </summary>
internal ref struct NumberPhrase
{
    private const int Hundred = 100;
    private const int Thousand = 1000;
    private const int Dozen = 12;

    private readonly ReadOnlySpan<string> _words;
    private int _next;

    private NumberPhrase(ReadOnlySpan<string> words) => _words = words;

    /// <summary>The number that <paramref name="words"/> begin with; null when they begin with none.</summary>
    /// <param name="words">In lower case, parted at spaces and hyphens.</param>
    /// <param name="length">Words that belong to it.</param>
    public static double? Read(ReadOnlySpan<string> words, out int length)
    {
        NumberPhrase phrase = new(words);
        double? value = phrase.Whole();
        if (value is not null && phrase.Takes("and", "a", "half"))
        {
            value += 0.5;
        }

        length = value is null ? 0 : phrase._next;
        return value;
    }

    private int? Whole()
    {
        if (Takes("half", "a", "dozen"))
        {
            return Dozen / 2;
        }

        bool hasArticle = Peek(0) is "a" or "an" && Peek(1) is "hundred" or "thousand" or "dozen";
        if (!hasArticle || Peek(1) == "hundred")
        {
            return BelowThousand() is { } head ? Larger(head) : null;
        }

        _next++;
        return Larger(1);
    }

    private int Larger(int head)
    {
        if (Takes("dozen"))
        {
            return head * Dozen;
        }

        if (!Takes("thousand"))
        {
            return head is 18 or 19 or 20 && TwoDigits(from: 10) is { } year ? (head * Hundred) + year : head;
        }

        int start = _next;
        Takes("and");
        if (BelowThousand() is { } rest)
        {
            return (head * Thousand) + rest;
        }

        _next = start;
        return head * Thousand;
    }

    private int? BelowThousand()
    {
        bool hasArticle = Peek(0) is "a" && Peek(1) == "hundred";
        _next += hasArticle ? 1 : 0;
        int? head = hasArticle ? 1 : TwoDigits(from: 0);
        if (head is null || !Takes("hundred"))
        {
            return head;
        }

        int start = _next;
        Takes("and");
        if (TwoDigits(from: 1) is { } rest)
        {
            return (head * Hundred) + rest;
        }

        _next = start;
        return head * Hundred;
    }

    // 0 to 99; nothing is read when it would be less than wanted.
    private int? TwoDigits(int from)
    {
        if (Peek(0) is not { } word || NumberWords.ValueOf(word) is not { } value)
        {
            return null;
        }

        bool hasUnit = value >= 20 && Peek(1) is { } unit && NumberWords.ValueOf(unit) is >= 1 and <= 9;
        int sum = hasUnit ? value + NumberWords.ValueOf(Peek(1)!)!.Value : value;
        if (sum < from)
        {
            return null;
        }

        _next += hasUnit ? 2 : 1;
        return sum;
    }

    private readonly string? Peek(int ahead) => _next + ahead < _words.Length ? _words[_next + ahead] : null;

    private bool Takes(params ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (Peek(i) != words[i])
            {
                return false;
            }
        }

        _next += words.Length;
        return true;
    }
}

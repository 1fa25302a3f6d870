using System.Collections.Frozen;

namespace NuTonic.Engine.Captions;

/// <summary>Words that begin sentences of captions without being names.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "a", "about", "above", "access", "across", "adjacent", "aerial", "all", "almost", "along", "alongside",
        "also", "although", "amid", "among", "an", "and", "another", "apartment", "around", "as", "at", "athletic",
        "background", "bare", "barn", "barren", "baseball", "basketball", "because", "behind", "below", "beneath",
        "beside", "besides", "between", "beyond", "bordered", "both", "bounded", "bridge", "bridges", "broad",
        "buildings", "built", "bushes", "but", "by", "cars", "center", "centered", "central", "centrally", "clearly",
        "close", "closer", "compact", "cropland", "crops", "curving", "dense", "dirt", "down", "due", "during",
        "each", "edges", "eight", "electric", "empty", "enclosed", "end", "ends", "entire", "even", "every",
        "everything", "everywhere", "extending", "extensive", "farm", "farmland", "few", "fields", "five", "flanked",
        "flat", "floors", "for", "forest", "forested", "found", "four", "framed", "from", "front", "further", "grass",
        "grassland", "grassy", "gravel", "green", "greenery", "ground", "half", "hedges", "here", "highways", "homes",
        "house", "houses", "if", "image", "in", "inside", "instead", "interspersed", "into", "irregular", "it", "its",
        "just", "land", "lanes", "large", "larger", "lawn", "lawns", "left", "length", "less", "like", "likely",
        "line", "lines", "long", "lots", "low", "main", "many", "meadow", "meanwhile", "measuring", "mixed", "modest",
        "more", "most", "mostly", "much", "narrow", "near", "nearby", "nearly", "neighboring", "nestled", "next",
        "nine", "no", "not", "numerous", "of", "off", "on", "one", "only", "open", "operator", "opposite", "or",
        "orchards", "other", "others", "out", "outline", "outside", "over", "overall", "overhead", "parallel",
        "parking", "part", "parts", "passing", "past", "patches", "paths", "paved", "people", "perhaps", "photo",
        "photograph", "picture", "pools", "possibly", "presumably", "probably", "rail", "railway", "rather",
        "residential", "right", "river", "roads", "roadway", "rock", "roofs", "rough", "roughly", "round", "rows",
        "rural", "sand", "satellite", "scattered", "scene", "scrub", "seen", "set", "seven", "several", "shadows",
        "shape", "shown", "shrubs", "side", "sides", "sidewalks", "similar", "since", "single", "situated", "six",
        "small", "smaller", "so", "soil", "some", "sparse", "spread", "square", "still", "straight", "streams",
        "streets", "suburban", "such", "surface", "surroundings", "swimming", "tall", "ten", "that", "the", "their",
        "them", "then", "there", "these", "they", "thick", "this", "those", "though", "three", "through",
        "throughout", "to", "together", "toward", "towards", "traffic", "trails", "tree", "trees", "tucked",
        "twisting", "two", "under", "unpaved", "up", "urban", "vacant", "various", "vast", "vegetation", "vehicles",
        "very", "view", "viewed", "virtually", "visible", "warehouses", "water", "well", "what", "when", "where",
        "whereas", "which", "while", "white", "whose", "wide", "winding", "with", "within", "without", "wooded",
        "woodland", "woods", "yards",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Endings = ["ing", "ed", "ly"];

    /// <summary>True for a word that says nothing about a place: listed, or a participle or adverb.</summary>
    public static bool BeginSentence(string word) =>
        Words.Contains(word)
        || (word.Length > 4 && Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal)));
}

namespace NuTonic.Engine.Diagnostics;

// NT4100 to NT4199: facts about patches. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>TagGlossary names no file: its path.</summary>
    public static readonly ErrorDescriptor GlossaryMissing = Error(
        "NT4100", "Glossary '{0}' does not exist: correct TagGlossary, or unset it to use the built-in glossary.");

    /// <summary>The glossary cannot be read: path, cause.</summary>
    public static readonly ErrorDescriptor GlossaryUnreadable = Error(
        "NT4101", "Glossary '{0}' cannot be read: {1}");

    /// <summary>The glossary is not UTF-8: path.</summary>
    public static readonly ErrorDescriptor GlossaryNotUtf8 = Error(
        "NT4102", "Glossary '{0}' is not valid UTF-8 from this line on: save it as UTF-8.");

    /// <summary>A row of the glossary has the wrong number of columns: got, expected.</summary>
    public static readonly ErrorDescriptor GlossaryColumns = Error(
        "NT4103",
        "The row has {0} columns, but {1} are needed: key, value, noun and meaning, with one tab between them.");

    /// <summary>A row of the glossary has no key or no value.</summary>
    public static readonly ErrorDescriptor GlossaryKeyEmpty = Error(
        "NT4104", "The row has an empty key or value: write the tag, or '*' for any value.");

    /// <summary>A tag has two rows: key, value, line of the first.</summary>
    public static readonly ErrorDescriptor GlossaryDuplicate = Error(
        "NT4105", "The tag {0}={1} has a row in line {2} already: keep one of them.");

    /// <summary>A column is too long or holds control characters: limit.</summary>
    public static readonly ErrorDescriptor GlossaryColumnText = Error(
        "NT4106", "A column has more than {0} characters or a control character: shorten it and remove them.");

    /// <summary>The glossary is too large: path, bytes, limit.</summary>
    public static readonly ErrorDescriptor GlossaryTooLarge = Error(
        "NT4107", "Glossary '{0}' has {1} bytes, but a text of at most {2} is read: leave out rows.");

    /// <summary>A database that is not taginfo's export of the wiki: path, what SQLite says.</summary>
    public static readonly ErrorDescriptor GlossaryNotTaginfo = Error(
        "NT4108",
        "Glossary '{0}' is an SQLite database, but not taginfo's export of the wiki ({1}): give taginfo-wiki.db.");

    /// <summary>A row of the glossary says nothing: key, value.</summary>
    public static readonly ErrorDescriptor GlossaryRowEmpty = Error(
        "NT4109", "The row of {0}={1} has neither noun nor meaning: add one, or remove the row.");

    /// <summary>A facts record of another version: got, expected.</summary>
    public static readonly ErrorDescriptor FactsVersion = Error(
        "NT4110", "The facts record has version {0}, but this program reads version {1}: build the data set again.");

    /// <summary>A facts record that is not as the writer leaves it: what is wrong.</summary>
    public static readonly ErrorDescriptor FactsMalformed = Error(
        "NT4111", "The facts record is damaged: {0} Build the data set again.");

    /// <summary>A glossary names more tags than the wiki has: path, limit.</summary>
    public static readonly ErrorDescriptor GlossaryTooManyTags = Error(
        "NT4112",
        "Glossary '{0}' describes more than {1} tags, which no export of the wiki does: give taginfo's own file.");

    /// <summary>JSON that is none of taginfo's: path, what is wrong.</summary>
    public static readonly ErrorDescriptor GlossaryNotJson = Error(
        "NT4113",
        "Glossary '{0}' begins like JSON, but is none that taginfo gives out: {1}. Give a list of objects with key, "
        + "value and description, or the list as 'data' or 'tags' of an object.");
}

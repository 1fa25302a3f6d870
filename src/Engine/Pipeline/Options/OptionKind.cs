namespace NuTonic.Engine.Pipeline.Options;

/// <summary>How the text of an option is read.</summary>
internal enum OptionKind
{
    /// <summary>Whole number in a range.</summary>
    Integer,

    /// <summary>Decimal number in a range, "." as the decimal sign.</summary>
    Number,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>One of the listed words.</summary>
    Choice,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A file or folder; relative ones start at the project's folder.</summary>
    Path,

    /// <summary>Texts separated by spaces, ";" or ",".</summary>
    List,

    /// <summary>Number of bytes, with a unit when one is given.</summary>
    Size,

    /// <summary>Number of hours, given in days or hours.</summary>
    Age,
}

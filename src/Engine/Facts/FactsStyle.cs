namespace NuTonic.Engine.Facts;

/// <summary>Whose words and thresholds describe elements: <c>Compat</c>.</summary>
internal enum FactsStyle
{
    /// <summary>Compass words, shapes and courses that are what they say.</summary>
    Correct,

    /// <summary>
    /// The words of the published system, such as "left-top", with its thresholds and its coarse outlines.
    /// </summary>
    Reference,
}

using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>The checked values of all options.</summary>
internal sealed class OptionSet
{
    private static readonly char[] ListSeparators = [';', ',', ' '];

    private readonly ImmutableSortedDictionary<string, string> _values;

    private OptionSet(ImmutableSortedDictionary<string, string> values)
    {
        _values = values;
    }

    /// <summary>
    /// Options of a profile that change the result, by name in ordinal order, with their canonical text.
    /// </summary>
    public IEnumerable<Setting> ChangingResult(string profile)
    {
        foreach ((string name, string value) in _values)
        {
            if (OptionTable.Find(name)! is { ChangesResult: true } option && (option.Profile ?? profile) == profile)
            {
                yield return new Setting(name, value);
            }
        }
    }

    /// <summary>Checks every value before any work starts.</summary>
    /// <param name="given">Values by name; absent or empty ones take the default.</param>
    /// <param name="locate">Where a value was set, as far as that is known.</param>
    /// <param name="report">Receives one error for each bad value.</param>
    /// <returns>Null when a value is bad.</returns>
    public static OptionSet? Parse(
        IReadOnlyDictionary<string, string> given, Func<string, SourceLocation?> locate, Action<Diagnostic> report)
    {
        bool reference = Says(given, "Compat", "reference");
        bool aerial = Says(given, "Profile", OptionTable.Aerial);
        ImmutableSortedDictionary<string, string>.Builder values =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        bool good = true;
        foreach (OptionDescriptor option in OptionTable.All)
        {
            string standard = (aerial ? option.AerialDefault : null)
                ?? (reference ? option.ReferenceDefault : null)
                ?? option.Default;
            string text = given.TryGetValue(option.Name, out string? value) && value.Trim().Length > 0
                ? value.Trim()
                : standard;
            string? canonical = Canonical(option, text);
            if (canonical is null)
            {
                report(Diagnostic.Create(Errors.BadOption, locate(option.Name), option.Name, text, option.Range));
                good = false;
            }

            values[option.Name] = canonical ?? standard;
        }

        return good ? new OptionSet(values.ToImmutable()) : null;
    }

    /// <summary>Value of a whole number.</summary>
    public int Integer(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>Value of a number.</summary>
    public double Number(string name) => double.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>Value of a switch.</summary>
    public bool Flag(string name) => _values[name] == "true";

    /// <summary>Value of a size in bytes, or of an age in hours.</summary>
    public long Amount(string name) => long.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>Value of a text, path or choice.</summary>
    public string Text(string name) => _values[name];

    /// <summary>Value of a list.</summary>
    public ImmutableArray<string> List(string name) =>
    [
        .. _values[name].Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    private static bool Says(IReadOnlyDictionary<string, string> given, string name, string word) =>
        given.TryGetValue(name, out string? value) && value.Trim().Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string? Canonical(OptionDescriptor option, string text)
    {
        switch (option.Kind)
        {
            case OptionKind.Integer:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
                    && whole >= option.Minimum && whole <= option.Maximum
                        ? whole.ToString(CultureInfo.InvariantCulture)
                        : null;
            case OptionKind.Number:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    && number >= option.Minimum && number <= option.Maximum
                        ? number.ToString("R", CultureInfo.InvariantCulture)
                        : null;
            case OptionKind.Flag:
                return bool.TryParse(text, out bool flag) ? (flag ? "true" : "false") : null;
            case OptionKind.Choice:
                return option.Choices.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
            case OptionKind.Size:
                return SizeText.TryParse(text, out long bytes) ? bytes.ToString(CultureInfo.InvariantCulture) : null;
            case OptionKind.Age:
                return AgeText.TryParse(text, out long hours) ? hours.ToString(CultureInfo.InvariantCulture) : null;
            default:
                return text;
        }
    }
}

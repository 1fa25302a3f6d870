namespace NuTonic.Engine.Graph;

/// <summary>One thing that a node depends on, as <c>Explain</c> prints it.</summary>
/// <param name="Name">What it is: an option, or an input by its role.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="Value">Invariant text of the value; hashes in lower-case hexadecimal.</param>
internal sealed record ManifestField(string Name, FieldType Type, string Value);

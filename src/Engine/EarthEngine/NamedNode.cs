using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Values by name, in ordinal order of the names: the arguments of a <c>functionInvocationValue</c>, or a
/// <c>dictionaryValue</c>.
/// </summary>
internal sealed class NamedNode : ExpressionNode
{
    private readonly string? _function;
    private readonly ImmutableArray<(string Name, ExpressionNode Value)> _values;

    /// <param name="function">Name of the algorithm; null for a dictionary.</param>
    /// <param name="values">In any order.</param>
    /// <exception cref="ArgumentException">Two values have one name.</exception>
    public NamedNode(string? function, ImmutableArray<(string Name, ExpressionNode Value)> values)
    {
        _function = function;
        _values = [.. values.OrderBy(value => value.Name, StringComparer.Ordinal)];
        if (_values.Select(value => value.Name).Distinct(StringComparer.Ordinal).Count() != _values.Length)
        {
            throw new ArgumentException("two values have one name", nameof(values));
        }

        Parts = [.. _values.Select(value => value.Value)];
    }

    /// <inheritdoc/>
    internal override ImmutableArray<ExpressionNode> Parts { get; }

    /// <inheritdoc/>
    internal override string Signature => string.Join(
        '\n', [_function is null ? "dictionary" : "call " + _function, .. _values.Select(value => value.Name)]);

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, IExpressionParts parts)
    {
        json.WriteStartObject(_function is null ? "dictionaryValue" : "functionInvocationValue");
        if (_function is not null)
        {
            json.WriteString("functionName", _function);
        }

        json.WriteStartObject(_function is null ? "values" : "arguments");
        foreach ((string name, ExpressionNode value) in _values)
        {
            json.WritePropertyName(name);
            parts.Write(value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

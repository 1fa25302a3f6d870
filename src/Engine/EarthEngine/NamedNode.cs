using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Values by name, in ordinal order of the names: the arguments of a <c>functionInvocationValue</c>, or a
/// <c>dictionaryValue</c>.
/// </summary>
internal sealed class NamedNode : ExpressionNode
{
    /// <summary>Kind of an algorithm that is called.</summary>
    public const string CallKind = "call";

    /// <summary>Kind of a dictionary.</summary>
    public const string DictionaryKind = "dictionary";

    private readonly string _kind;
    private readonly string _function;
    private readonly ImmutableArray<(string Name, ExpressionNode Value)> _values;

    /// <param name="kind">One of the constants.</param>
    /// <param name="function">Name of the algorithm; "" for a dictionary.</param>
    /// <param name="values">In any order.</param>
    /// <exception cref="ArgumentException">Two values have one name.</exception>
    public NamedNode(string kind, string function, ImmutableArray<(string Name, ExpressionNode Value)> values)
    {
        _kind = kind;
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
    internal override string Signature => string.Join('\n', [_kind, _function, .. _values.Select(value => value.Name)]);

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, Action<ExpressionNode> writePart)
    {
        bool isCall = _kind == CallKind;
        json.WriteStartObject(isCall ? "functionInvocationValue" : "dictionaryValue");
        if (isCall)
        {
            json.WriteString("functionName", _function);
        }

        json.WriteStartObject(isCall ? "arguments" : "values");
        foreach ((string name, ExpressionNode value) in _values)
        {
            json.WritePropertyName(name);
            writePart(value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>A function of one argument: a <c>functionDefinitionValue</c>, whose body is named by its key.</summary>
/// <param name="argument">Name of the argument.</param>
/// <param name="body">What it yields.</param>
internal sealed class FunctionNode(string argument, ExpressionNode body) : ExpressionNode
{
    /// <summary>Name of the argument.</summary>
    public string Argument => argument;

    /// <inheritdoc/>
    internal override ImmutableArray<ExpressionNode> Parts => [body];

    /// <inheritdoc/>
    internal override string Signature => "function " + argument;

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, IExpressionParts parts)
    {
        json.WriteStartObject("functionDefinitionValue");
        json.WriteStartArray("argumentNames");
        json.WriteStringValue(argument);
        json.WriteEndArray();
        json.WriteString("body", parts.KeyOf(body));
        json.WriteEndObject();
    }
}

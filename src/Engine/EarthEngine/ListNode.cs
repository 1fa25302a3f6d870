using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>A list of computed values: an <c>arrayValue</c>.</summary>
/// <param name="values">In their order.</param>
internal sealed class ListNode(ImmutableArray<ExpressionNode> values) : ExpressionNode
{
    /// <inheritdoc/>
    internal override ImmutableArray<ExpressionNode> Parts => values;

    /// <inheritdoc/>
    internal override string Signature => "list";

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, IExpressionParts parts)
    {
        json.WriteStartObject("arrayValue");
        json.WriteStartArray("values");
        foreach (ExpressionNode value in values)
        {
            parts.Write(value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

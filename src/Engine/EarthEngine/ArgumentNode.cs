using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>The argument of the function around it: an <c>argumentReference</c>.</summary>
/// <param name="name">The argument's name.</param>
internal sealed class ArgumentNode(string name) : ExpressionNode
{
    /// <inheritdoc/>
    internal override ImmutableArray<ExpressionNode> Parts => [];

    /// <inheritdoc/>
    internal override string Signature => "argument " + name;

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, IExpressionParts parts) =>
        json.WriteString("argumentReference", name);
}

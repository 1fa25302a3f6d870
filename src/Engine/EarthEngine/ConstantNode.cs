using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>A value that is known: a <c>constantValue</c>.</summary>
internal sealed class ConstantNode : ExpressionNode
{
    private readonly string _json;

    private ConstantNode(string json) => _json = json;

    /// <inheritdoc/>
    internal override ImmutableArray<ExpressionNode> Parts => [];

    /// <inheritdoc/>
    internal override string Signature => "constant " + _json;

    /// <summary>The constant that <paramref name="write"/> writes.</summary>
    public static ConstantNode Create(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            write(json);
        }

        return new ConstantNode(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <inheritdoc/>
    internal override void Write(Utf8JsonWriter json, IExpressionParts parts)
    {
        json.WritePropertyName("constantValue");
        json.WriteRawValue(_json);
    }
}

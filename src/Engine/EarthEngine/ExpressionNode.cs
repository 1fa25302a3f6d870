using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// A value that Earth Engine computes, as a node of an expression graph. Nodes are immutable; two that are built alike
/// are the same value, wherever they stand (see <see cref="ExpressionWriter"/>).
/// </summary>
/// <seealso href="https://developers.google.com/earth-engine/reference/rest/Shared.Types/ArrayValue#ValueNode">ValueNode</seealso>
internal abstract class ExpressionNode
{
    private protected ExpressionNode()
    {
    }

    /// <summary>Nodes that this one is made of, in the order in which they are written.</summary>
    internal abstract ImmutableArray<ExpressionNode> Parts { get; }

    /// <summary>Text that, with the identities of <see cref="Parts"/>, tells this node from every other.</summary>
    internal abstract string Signature { get; }

    /// <summary>A text.</summary>
    public static ExpressionNode Of(string value) => ConstantNode.Create(json => json.WriteStringValue(value));

    /// <summary>A finite number.</summary>
    public static ExpressionNode Of(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no such number");
        }

        return ConstantNode.Create(json => json.WriteNumberValue(value));
    }

    /// <summary>A whole number, such as milliseconds since 1970.</summary>
    public static ExpressionNode Of(long value) => ConstantNode.Create(json => json.WriteNumberValue(value));

    /// <summary>True or false.</summary>
    public static ExpressionNode Of(bool value) => ConstantNode.Create(json => json.WriteBooleanValue(value));

    /// <summary>A list of texts.</summary>
    public static ExpressionNode OfTexts(params ImmutableArray<string> values) => ConstantNode.Create(json =>
    {
        json.WriteStartArray();
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    });

    /// <summary>Any constant, as <paramref name="write"/> writes it: exactly one JSON value.</summary>
    public static ExpressionNode OfJson(Action<Utf8JsonWriter> write) => ConstantNode.Create(write);

    /// <summary>A list of computed values.</summary>
    public static ExpressionNode List(params ImmutableArray<ExpressionNode> values) => new ListNode(values);

    /// <summary>Computed values by name; the order does not count.</summary>
    public static ExpressionNode Dictionary(params ImmutableArray<(string Name, ExpressionNode Value)> values) =>
        new NamedNode(null, values);

    /// <summary>Earth Engine's algorithm <paramref name="function"/>; the order of arguments does not count.</summary>
    public static ExpressionNode Call(
        string function, params ImmutableArray<(string Name, ExpressionNode Value)> arguments) =>
        new NamedNode(function, arguments);

    /// <summary>A function of one argument, to be mapped over a collection.</summary>
    /// <param name="argument">Its name: one that no other function of the same expression has.</param>
    /// <param name="body">Makes what it yields of a reference to the argument.</param>
    public static ExpressionNode Function(string argument, Func<ExpressionNode, ExpressionNode> body) =>
        new FunctionNode(argument, body(new ArgumentNode(argument)));

    /// <summary>Writes the one property that says what kind of value this is, and the value.</summary>
    /// <param name="json">Inside the object of this node.</param>
    /// <param name="parts">Writes or names one of <see cref="Parts"/>.</param>
    internal abstract void Write(Utf8JsonWriter json, IExpressionParts parts);
}

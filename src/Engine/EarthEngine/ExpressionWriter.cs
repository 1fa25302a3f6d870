using System.Globalization;
using System.Text.Json;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Writes an expression graph in the form that the REST API documents: <c>values</c> by key and the key of the
/// <c>result</c>. Nodes that are the same value become one; what is used once stands where it is used, what is used
/// more often, the result and the bodies of functions get keys. Keys count from "0", the result, in the order in which
/// a walk from the result first meets them, so the same expression always has the same bytes.
/// </summary>
/// <seealso href="https://developers.google.com/earth-engine/reference/rest/v1/Expression">Expression</seealso>
internal sealed class ExpressionWriter : IExpressionParts
{
    private readonly Dictionary<string, int> _identities = new(StringComparer.Ordinal);
    private readonly Dictionary<ExpressionNode, int> _identityOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, int> _uses = [];
    private readonly Dictionary<string, int> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<int> _keyed = [];
    private readonly Dictionary<int, string> _keys = [];
    private readonly List<ExpressionNode> _ordered = [];
    private readonly Utf8JsonWriter _json;

    private ExpressionWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes the expression whose result is <paramref name="result"/> as one JSON object.</summary>
    /// <exception cref="ArgumentException">Two functions share the name of an argument.</exception>
    public static void Write(Utf8JsonWriter json, ExpressionNode result)
    {
        ExpressionWriter writer = new(json);
        int identity = writer.Identify(result);
        writer._keyed.Add(identity);
        writer.Number(result, []);
        writer.WriteAll(identity);
    }

    /// <inheritdoc/>
    void IExpressionParts.Write(ExpressionNode part)
    {
        if (!_keys.TryGetValue(_identityOf[part], out string? key))
        {
            WriteValue(part);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("valueReference", key);
        _json.WriteEndObject();
    }

    /// <inheritdoc/>
    string IExpressionParts.KeyOf(ExpressionNode part) => _keys[_identityOf[part]];

    /// <summary>One number for all nodes that are built alike; counts how many places each is used in.</summary>
    private int Identify(ExpressionNode node)
    {
        if (_identityOf.TryGetValue(node, out int known))
        {
            return known;
        }

        int[] parts = [.. node.Parts.Select(Identify)];
        string text = string.Join(
            '\0', [node.Signature, .. parts.Select(part => part.ToString(CultureInfo.InvariantCulture))]);
        bool isNew = _identities.TryAdd(text, _identities.Count);
        int identity = _identities[text];
        _identityOf[node] = identity;
        if (!isNew)
        {
            return identity;
        }

        foreach (int part in parts)
        {
            _uses[part] = _uses.GetValueOrDefault(part) + 1;
        }

        if (node is FunctionNode function)
        {
            _keyed.Add(parts[0]);
            if (!_functions.TryAdd(function.Argument, identity))
            {
                throw new ArgumentException($"two functions have an argument '{function.Argument}'", nameof(node));
            }
        }

        return identity;
    }

    /// <summary>
    /// Gives keys in the order of a walk: a node before its parts, parts in the order in which they are written.
    /// </summary>
    private void Number(ExpressionNode node, HashSet<int> seen)
    {
        int identity = _identityOf[node];
        if (!seen.Add(identity))
        {
            return;
        }

        bool isPlain = node is ConstantNode or ArgumentNode;
        if (_keyed.Contains(identity) || (!isPlain && _uses.GetValueOrDefault(identity) > 1))
        {
            _keys[identity] = _ordered.Count.ToString(CultureInfo.InvariantCulture);
            _ordered.Add(node);
        }

        foreach (ExpressionNode part in node.Parts)
        {
            Number(part, seen);
        }
    }

    private void WriteAll(int result)
    {
        _json.WriteStartObject();
        _json.WriteString("result", _keys[result]);
        _json.WriteStartObject("values");
        foreach (ExpressionNode node in _ordered)
        {
            _json.WritePropertyName(_keys[_identityOf[node]]);
            WriteValue(node);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteValue(ExpressionNode node)
    {
        _json.WriteStartObject();
        node.Write(_json, this);
        _json.WriteEndObject();
    }
}

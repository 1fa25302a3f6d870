namespace NuTonic.Engine.EarthEngine;

/// <summary>How a node's parts get into the text.</summary>
internal interface IExpressionParts
{
    /// <summary>Writes a part where it is used: itself, or a reference to its key.</summary>
    void Write(ExpressionNode part);

    /// <summary>The key of a part that can only be named.</summary>
    string KeyOf(ExpressionNode part);
}

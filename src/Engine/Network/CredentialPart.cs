namespace NuTonic.Engine.Network;

/// <summary>One thing that a credential adds to a request.</summary>
/// <param name="IsQuery">True for a parameter of the query, false for a header.</param>
/// <param name="Name">Of the parameter or header; "" for a query that is added as it is.</param>
/// <param name="Value">What is sent.</param>
internal sealed record CredentialPart(bool IsQuery, string Name, Secret Value);

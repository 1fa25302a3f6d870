namespace NuTonic.Engine.Network;

/// <summary>A machine of the own network that a public server led to.</summary>
internal sealed class PrivateAddressException() : Exception("the address is one of the own network");

namespace NuTonic.Engine.Places.Lists;

/// <summary>A value of a row.</summary>
/// <param name="Text">As text; arrays and objects as JSON; "" for none.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Column">Where it begins, from 1, in UTF-16 characters.</param>
internal readonly record struct PlaceField(string Text, int Line, int Column);

namespace NuTonic.Engine.Places;

/// <summary>A choice of <see cref="FarthestFirst"/>.</summary>
/// <param name="Index">Which candidate.</param>
/// <param name="Square">Square of the straight line to the nearest earlier choice, on the unit sphere.</param>
internal readonly record struct FarthestStep(int Index, double Square);

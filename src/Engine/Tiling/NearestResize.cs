using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Tiling;

/// <summary>Shrinks or grows masks by picking the sample nearest to each output pixel's centre.</summary>
internal static class NearestResize
{
    /// <summary>
    /// Input index of every output index, ascending. The position advances by repeated addition, as the reference's
    /// imaging library does: at exact ties the accumulated rounding decides, and a product decides otherwise.
    /// </summary>
    /// <param name="inputPx">Samples of the axis, at least 1.</param>
    /// <param name="outputPx">Samples wanted, at least 1.</param>
    public static ImmutableArray<int> Indices(int inputPx, int outputPx)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputPx, 1);
        double scale = (double)inputPx / outputPx;
        var indices = ImmutableArray.CreateBuilder<int>(outputPx);
        double position = scale * 0.5;
        for (int i = 0; i < outputPx; i++)
        {
            indices.Add(Math.Min((int)position, inputPx - 1));
            position += scale;
        }

        return indices.MoveToImmutable();
    }

    /// <summary>Picks the samples. Exact.</summary>
    /// <param name="source">Row-major mask; whole rows.</param>
    /// <param name="widthPx">Columns of <paramref name="source"/>.</param>
    /// <param name="columns">Source column of every target column, from <see cref="Indices"/>.</param>
    /// <param name="rows">Source row of every target row, from <see cref="Indices"/>.</param>
    /// <param name="target">Row-major [rows * columns]; not the source's memory.</param>
    /// <exception cref="ArgumentException">The target's length is not rows * columns.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(
        ReadOnlySpan<byte> source,
        int widthPx,
        ImmutableArray<int> columns,
        ImmutableArray<int> rows,
        Span<byte> target)
    {
        if (target.Length != (long)rows.Length * columns.Length)
        {
            throw new ArgumentException("The target is not rows * columns.", nameof(target));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> from = source.Slice(rows[i] * widthPx, widthPx);
            Span<byte> to = target.Slice(i * columns.Length, columns.Length);
            for (int j = 0; j < to.Length; j++)
            {
                to[j] = from[columns[j]];
            }
        }
    }
}

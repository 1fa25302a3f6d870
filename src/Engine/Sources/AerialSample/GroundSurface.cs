namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A ground cover: a colour with patches, grain, rows of crops, a closed canopy or single trees.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal sealed record GroundSurface(float Red, float Green, float Blue) : Surface
{
    private const int RowSteps = 256;

    /// <summary>Share of the brightness that patches add or take.</summary>
    public float Mottle { get; init; } = 0.1f;

    /// <summary>Share of the brightness that fine noise adds or takes.</summary>
    public float Grain { get; init; } = 0.06f;

    /// <summary>How much patches turn from green to yellow, 0 to 255.</summary>
    public float Dryness { get; init; }

    /// <summary>Share of the brightness that rows add or take.</summary>
    public float Rows { get; init; }

    /// <summary>Rows go by in 65536 steps a pixel to the east and to the south.</summary>
    public (int East, int South) RowStep { get; init; }

    /// <summary>Share of the brightness that a closed canopy adds or takes.</summary>
    public float Canopy { get; init; }

    /// <summary>True: single trees stand on it.</summary>
    public bool HasTrees { get; init; }

    /// <summary>The same cover, lighter or darker and shifted to another hue.</summary>
    /// <param name="light">Factor.</param>
    /// <param name="warmth">Added to red and taken from blue, 0 to 255.</param>
    public GroundSurface Toned(float light, float warmth) => this with
    {
        Red = (Red * light) + warmth,
        Green = Green * light,
        Blue = (Blue * light) - warmth,
    };

    /// <summary>The same cover with rows along a direction.</summary>
    /// <param name="dx">To the east; (dx, dy) has length 1.</param>
    /// <param name="dy">To the south.</param>
    /// <param name="periodPx">From row to row.</param>
    public GroundSurface AlongRows(float dx, float dy, float periodPx)
    {
        float step = 65536 / periodPx;
        return this with { RowStep = ((int)MathF.Round(-dy * step), (int)MathF.Round(dx * step)) };
    }

    /// <inheritdoc/>
    public override void Fill(PaintTextures textures, int x, int y, Span<float> rgb)
    {
        int line = (y & PaintTextures.Mask) * PaintTextures.SidePx;
        float[] mottle = textures.Mottle;
        float[] grain = textures.Grain;
        float[] crowns = textures.Crowns;
        int phase = unchecked((x * RowStep.East) + (y * RowStep.South));
        for (int i = 0; i < rgb.Length; i += 3)
        {
            int at = line + (x & PaintTextures.Mask);

            // The second look is sheared, so that the squares do not show.
            int slant = (((y - (x >> 1)) & PaintTextures.Mask) * PaintTextures.SidePx)
                + ((x + (y >> 2)) & PaintTextures.Mask);
            float patch = 0.5f * (mottle[at] + mottle[slant]);
            float light = 1 + (Mottle * patch) + (Grain * grain[at]);
            if (Rows != 0)
            {
                light += Rows * Wave((phase >> 8) & (RowSteps - 1));
                phase = unchecked(phase + RowStep.East);
            }

            if (Canopy != 0)
            {
                light += Canopy * crowns[at];
            }

            float dry = Dryness * mottle[slant];
            rgb[i] = (Red + dry) * light;
            rgb[i + 1] = (Green + (0.3f * dry)) * light;
            rgb[i + 2] = Blue * light;
            if (HasTrees)
            {
                AddTree(textures, at, rgb.Slice(i, 3));
            }

            x++;
        }
    }

    private static void AddTree(PaintTextures textures, int at, Span<float> rgb)
    {
        float cover = textures.GroveCover[at];
        if (cover == 1)
        {
            float light = 1 + (0.45f * textures.GroveShade[at]) + (0.1f * textures.Grain[at]);
            rgb[0] = 58 * light;
            rgb[1] = 82 * light;
            rgb[2] = 50 * light;
        }
        else if (cover > 0)
        {
            rgb[0] *= 0.5f;
            rgb[1] *= 0.5f;
            rgb[2] *= 0.53f;
        }
    }

    /// <summary>A wave of parabolas, -1 to 1, over 256 steps.</summary>
    private static float Wave(int step)
    {
        float t = (step & 127) / 64f;
        float hump = t * (2 - t);
        return step < 128 ? hump : -hump;
    }
}

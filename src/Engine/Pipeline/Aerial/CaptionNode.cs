using NuTonic.Engine.Captions;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The nodes <c>patch/caption</c> and <c>patch/revision</c>: one attempt at a caption each. The answer is the payload,
/// so that it stays with the unit's record even when somebody empties the cache.
/// </summary>
internal static class CaptionNode
{
    /// <summary>Kind of raw captions.</summary>
    public const string Kind = "patch/caption";

    /// <summary>Kind of revisions.</summary>
    public const string RevisionKind = "patch/revision";

    /// <summary>A caption by the templates.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="order">The caption.</param>
    /// <param name="isFallback">True when a model was asked before.</param>
    /// <param name="write">Writes it.</param>
    public static Node Template(AerialContext build, CaptionOrder order, bool isFallback, Func<string> write) => new()
    {
        Name = PatchNodes.Name(order.Patch, order.Part + (isFallback ? "-template" : "")),
        Kind = order.Kind,
        Manifest = DescribeTemplate(build, order),
        Origin = OriginOf(order),
        Outputs = [],
        Compute = _ => new NodeProduct(Pack(new CaptionAnswer(write(), AnswerEnd.Done, 0)), []),
    };

    /// <summary>An attempt by a model.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="order">The caption.</param>
    /// <param name="call">What the model is asked.</param>
    public static Node Chat(AerialContext build, CaptionOrder order, ChatCall call) => new()
    {
        Name = PatchNodes.Name(
            order.Patch,
            call.Attempt == 0 ? order.Part : FormattableString.Invariant($"{order.Part}-{call.Attempt + 1}")),
        Kind = order.Kind,
        Manifest = call.Describe(order.Kind),
        Origin = OriginOf(order),
        Outputs = [],
        IsPaidFor = true,
        Compute = cancellation => new NodeProduct(
            Pack(build.Gate.Outside(() => build.Captions.Chat!.Ask(call, build.Services, cancellation))), []),
    };

    /// <summary>What a node of these kinds answered.</summary>
    /// <exception cref="InvalidDataException">The payload is no answer.</exception>
    public static CaptionAnswer Unpack(NodeRecord node)
    {
        RecordReader reader = new(node.Payload.Span);
        return new CaptionAnswer(reader.Text(), (AnswerEnd)reader.Byte(), (int)reader.Signed());
    }

    private static byte[] Pack(CaptionAnswer answer)
    {
        RecordWriter writer = new();
        writer.Text(answer.Text);
        writer.Byte((byte)answer.End);
        writer.Signed(answer.Tokens);
        return writer.ToArray();
    }

    private static Func<string, FieldOrigin> OriginOf(CaptionOrder order)
    {
        string facts = PatchNodes.Name(order.Patch, "facts");
        string raw = PatchNodes.Name(order.Patch, "caption");
        return field => field switch
        {
            "facts" or "prompt" => new FieldOrigin(CauseKind.Input, facts),
            "raw caption" => new FieldOrigin(CauseKind.Input, raw),
            _ => FieldOrigins.Of(field),
        };
    }

    private static Manifest DescribeTemplate(AerialContext build, CaptionOrder order)
    {
        Manifest.Builder manifest = new Manifest.Builder(order.Kind, AerialVersions.Template)
            .Add("facts", order.FactsDigest)
            .Add("elements", string.Join(' ', order.Subject.Elements.Select(element => element.Id)))
            .Add("templates", build.Captions.TemplatesOf(order.Task))
            .Add("CaptionSeed", build.Steps.CaptionSeed)
            .Add("WashAscii", build.Steps.Wash.IsAsciiOnly);
        if (order.Raw is { } raw)
        {
            manifest.Add("raw caption", raw).Add("revision", order.Revision);
        }

        return manifest.ToManifest();
    }
}

using System.Text.Json;
using NuTonic.ChatServer;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>What a model is sent, and which of its answers a change of that asks for anew.</summary>
public sealed class ChatInputTests : IDisposable
{
    private readonly ChatSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task Build_CaptionImage_SendsThePictureOfTheShardAndAsksAgainForAnotherPicture()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        BuildRun without = _space.Build(server, "Revisions=0");
        int blind = server.Calls.Count;

        BuildRun seen = _space.Build(server, "Revisions=0", "CaptionImage=true");

        Assert.True(seen.ExitCode == 0, seen.Output);
        Assert.All(server.Calls.Take(blind), call => Assert.Null(Picture(call)));
        byte[][] pictures = [.. server.Calls.Skip(blind).Select(call => Picture(call)!)];
        Assert.Equal(Captions(without), Captions(seen));
        Assert.Equal(Captions(seen).Length, pictures.Length);
        Assert.Equal(pictures.Length, pictures.Select(Convert.ToHexString).Distinct().Count());
        byte[] shard = await File.ReadAllBytesAsync(
            Path.Combine(_space.Space.Out, "JPG", "train-000000.tar"), TestContext.Current.CancellationToken);
        Assert.All(pictures, picture => Assert.True(shard.AsSpan().IndexOf(picture) > 0));

        // Whoever looks at the picture is asked again when it is another one.
        BuildRun coarse = _space.Build(server, "Revisions=0", "CaptionImage=true", "JpegQuality=70");

        Assert.Equal(Captions(seen), Captions(coarse));
        Assert.Equal(blind + (2 * pictures.Length), server.Calls.Count);
    }

    [Fact]
    public async Task Build_WeightOfOneModelChanged_AsksOnlyWherePatchesChangeTheirModel()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        _space.Build(server, "Revisions=0", "CaptionModels=first=1;second=1");
        Dictionary<string, string> before = Annotators();

        BuildRun run = _space.Build(server, "Revisions=0", "CaptionModels=first=1;second=3");

        Dictionary<string, string> after = Annotators();
        string[] changed = [.. before.Keys.Where(patch => before[patch] != after[patch]).Order(StringComparer.Ordinal)];
        Assert.Equal(["first", "second"], before.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(changed.Length, 1, before.Count / 2);
        Assert.All(changed, patch => Assert.Equal("second", after[patch]));
        Assert.Equal(changed, Captions(run).Select(node => node.Split('/')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(before.Count + changed.Length, server.Calls.Count);
    }

    [Fact]
    public async Task Build_PromptOfAreasChanged_AsksForAreasAndRevisionsOfNewTextsOnly()
    {
        // The answer to a changed prompt is the same for one half of the patches: their revisions stay.
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, call) => new ChatBehaviour
        {
            Text = CannedCaption.For(Stable(call.Body)),
        });
        BuildRun first = _space.Build(server);
        int before = server.Calls.Count;
        Dictionary<string, int> tasks = Tasks();
        _space.Space.Write("prompts/chat_area.txt", Prompt("chat_area.txt") + "\nWrite as a surveyor would.\n");

        BuildRun run = _space.Build(server, "PromptDir=" + _space.Space.Combine("prompts"));

        Assert.True(run.ExitCode == 0, run.Output);
        string[] asked =
        [
            .. Captions(run)
                .Where(node => node.EndsWith("/caption", StringComparison.Ordinal))
                .Select(node => node.Split('/')[1]),
        ];
        Assert.Equal(
            tasks.Where(pair => pair.Value == 1).Select(pair => pair.Key).Order(StringComparer.Ordinal),
            asked.Order(StringComparer.Ordinal));
        Assert.InRange(asked.Length, 1, tasks.Count - 1);
        string[] revised =
        [
            .. Captions(run)
                .Except(Captions(run).Where(node => node.EndsWith("/caption", StringComparison.Ordinal)))
                .Select(node => node.Split('/')[1]),
        ];
        Assert.Empty(revised.Except(asked));
        Assert.InRange(revised.Length, 1, asked.Length - 1);
        Assert.Equal(asked.Length + revised.Length, server.Calls.Count - before);
        Assert.DoesNotContain(
            run.BuiltNodes,
            node => node.EndsWith("/facts", StringComparison.Ordinal)
                || node.EndsWith("/image", StringComparison.Ordinal));
        Assert.True(first.Built > run.Built);
    }

    // A changed prompt of an area changes the answer of every second one alone.
    private static string Stable(string body)
    {
        string plain = body.Replace("Write as a surveyor would.", "", StringComparison.Ordinal)
            .Replace("\\n", "", StringComparison.Ordinal);
        return plain.Length % 2 == 0 ? plain : body;
    }

    private static string Prompt(string name)
    {
        using Stream text = typeof(Engine.Pipeline.Dataset).Assembly.GetManifestResourceStream("prompts/" + name)!;
        using StreamReader reader = new(text);
        return reader.ReadToEnd();
    }

    private static string[] Captions(BuildRun run) => [.. run.BuiltNodes.Where(node =>
        node.EndsWith("/caption", StringComparison.Ordinal) || node.EndsWith("/revision1", StringComparison.Ordinal))];

    private static byte[]? Picture(ChatCall call)
    {
        const string Start = "data:image/jpeg;base64,";
        int start = call.Body.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += Start.Length;
        return Convert.FromBase64String(call.Body[start..call.Body.IndexOf('"', start)]);
    }

    // Model by patch.
    private Dictionary<string, string> Annotators() => Samples().ToDictionary(
        sample => sample.GetProperty("patch_id").GetRawText(),
        sample => sample.GetProperty("annotators")[0].GetString()!);

    private Dictionary<string, int> Tasks() => Samples().ToDictionary(
        sample => sample.GetProperty("patch_id").GetRawText(),
        sample => sample.GetProperty("prompt_ids")[0].GetString() == "chat_area" ? 1 : 2);

    private IEnumerable<JsonElement> Samples() => File
        .ReadLines(Path.Combine(_space.Space.Out, "meta", "samples-000000.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement);
}

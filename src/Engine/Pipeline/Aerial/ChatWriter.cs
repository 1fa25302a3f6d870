using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Captions by models of a server. It is reached for, and the key read, when the first answer is missing: a build whose
/// captions are cached needs neither.
/// </summary>
internal sealed class ChatWriter : IDisposable
{
    private readonly AerialOptions _steps;
    private readonly ChatOptions _options;
    private readonly ChatPrompts _prompts;
    private readonly CaptionModels _models;
    private readonly Lazy<ChatClient> _client;

    private ChatWriter(OptionSet set, AerialOptions steps, ChatOptions options, ChatPrompts prompts)
    {
        _steps = steps;
        _options = options;
        _prompts = prompts;
        _models = CaptionModels.Parse(set.Text("CaptionModels"));
        SendsImage = set.Flag("CaptionImage");
        ChatEndpoint endpoint = ChatEndpoint.Parse(set.Text("CaptionEndpoint"));
        string variable = set.Text("CaptionApiKeyVariable");
        ApiKey.CheckName(variable);
        _client = new(() => new ChatClient(endpoint, ApiKey.FromEnvironment(variable), options, TimeProvider.System));
    }

    /// <summary>The server that the options name.</summary>
    /// <exception cref="NuTonicException">NT5500, NT5501, NT5518, NT5519: models, address or variable; NT5002 to
    /// NT5011: a prompt file.</exception>
    public static ChatWriter Create(OptionSet set, AerialOptions steps, ChatOptions options, ChatPrompts prompts) =>
        new(set, steps, options, prompts);

    /// <summary>Whether models are shown the picture, so that what they answer depends on it.</summary>
    public bool SendsImage { get; }

    /// <summary>Names of the models in ordinal order.</summary>
    public IEnumerable<string> Models => _models.All.Select(model => model.Name);

    /// <summary>What a model is asked for a caption.</summary>
    /// <param name="order">The caption.</param>
    /// <param name="attempt">From 0.</param>
    /// <param name="image">Digest of the picture, as a part of a shard.</param>
    public ChatCall Call(CaptionOrder order, int attempt, Digest image)
    {
        long patch = order.Patch.Patch.Id;
        CaptionPrompt prompt = order.Raw is { } raw
            ? CaptionPrompt.Revise(_prompts, patch, _steps.CaptionSeed, raw, order.Revision)
            : CaptionPrompt.Create(_prompts, order.Facts, order.Subject);
        return new ChatCall(
            prompt,
            _models.Choose(patch, _steps.CaptionSeed),
            (int)((_steps.CaptionSeed + attempt) & int.MaxValue),
            attempt,
            SendsImage ? image : default,
            _options);
    }

    /// <summary>Asks the server.</summary>
    /// <exception cref="NuTonicException">NT55xx: no answer could be had.</exception>
    public CaptionAnswer Ask(ChatCall call, BuildServices services, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> jpeg = call.Image.IsEmpty ? default : TarEntry.Content(services.Read(call.Image));
        return _client.Value.Ask(new CaptionRequest(call.Model, call.Prompt, call.Seed, jpeg), cancellation);
    }

    /// <summary>Name of the prompt file of a task, as the table of a shard has it.</summary>
    public static string PromptName(CaptionTask task) => task switch
    {
        CaptionTask.Area => "chat_area",
        CaptionTask.NonArea => "chat_line",
        _ => "chat_revision",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}

namespace NuTonic.Engine.Diagnostics;

// NT55xx: captions and the servers that write them. No message ever holds an API key. A retired code stays as a comment
// so that it is not given out again.
public static partial class Errors
{
    /// <summary>CaptionModels is not a list of models: what is wrong.</summary>
    public static readonly ErrorDescriptor CaptionModelsWrong = Error(
        "NT5500",
        "CaptionModels is not a list of models: {0}. Write name=weight;name2=weight, with weights above 0.");

    /// <summary>CaptionEndpoint is no address: what is wrong.</summary>
    public static readonly ErrorDescriptor CaptionEndpointWrong = Error(
        "NT5501",
        "CaptionEndpoint cannot be used: {0}. Give the address that ends before /chat/completions, such as "
        + "http://localhost:8000/v1.");

    /// <summary>The API key cannot be sent: variable, what is wrong.</summary>
    public static readonly ErrorDescriptor CaptionKeyWrong = Error(
        "NT5502", "The API key in the environment variable {0} cannot be sent: {1}. Set the variable anew.");

    /// <summary>No connection: host, model, attempts, the system's words.</summary>
    public static readonly ErrorDescriptor CaptionServerUnreachable = Error(
        "NT5503",
        "The caption server {0} cannot be reached (model {1}, attempts: {2}): {3}. Start the server or set "
        + "CaptionEndpoint; captions answered so far are kept.");

    /// <summary>TLS failed: host, model, the system's words.</summary>
    public static readonly ErrorDescriptor CaptionServerUntrusted = Error(
        "NT5504",
        "No secure connection to the caption server {0} (model {1}): {2}. Check the address and the server's "
        + "certificate, or use http for a local server.");

    /// <summary>401: host, model, variable, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionKeyRefused = Error(
        "NT5505",
        "The caption server {0} does not accept the API key (model {1}): {3} Put a valid key into the "
        + "environment variable {2}.");

    /// <summary>403: host, model, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionForbidden = Error(
        "NT5506",
        "The caption server {0} does not let this key use model {1}: {2} Ask for access or choose another "
        + "model in CaptionModels.");

    /// <summary>404: host, model, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionModelMissing = Error(
        "NT5507",
        "The caption server {0} does not know model {1}: {2} Load or pull the model, correct CaptionModels, or check "
        + "that CaptionEndpoint ends with the right path.");

    /// <summary>400, 413, 422: host, model, status, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionRequestRefused = Error(
        "NT5508",
        "The caption server {0} refuses the request (model {1}, status {2}): {3} Check the sampling "
        + "options and CaptionImage.");

    /// <summary>The prompt is longer than the model takes: host, model, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionPromptTooLong = Error(
        "NT5509",
        "The prompt is longer than model {1} at {0} takes: {2} Lower CaptionMaxTokens, switch CaptionImage off, or "
        + "serve the model with a longer context.");

    /// <summary>429 to the end: host, model, attempts, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionRateLimited = Error(
        "NT5510",
        "The caption server {0} limits the rate of requests (model {1}, attempts: {2}): {3} Lower CaptionConcurrency "
        + "or set CaptionRequestsPerMinute; captions answered so far are kept.");

    /// <summary>The account has no quota left: host, model, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionQuotaUsed = Error(
        "NT5511",
        "The account at {0} has no quota left (model {1}): {2} Raise it and build again; captions "
        + "answered so far are kept.");

    /// <summary>5xx to the end: host, model, status, attempts, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionServerFailed = Error(
        "NT5512",
        "The caption server {0} failed with status {2} (model {1}, attempts: {3}): {4} Look at the server's log and "
        + "build again; captions answered so far are kept.");

    /// <summary>No answer in time: host, model, seconds, attempts.</summary>
    public static readonly ErrorDescriptor CaptionTimedOut = Error(
        "NT5513",
        "The caption server {0} did not answer within {2} s (model {1}, attempts: {3}). Raise CaptionTimeout or lower "
        + "CaptionConcurrency; captions answered so far are kept.");

    /// <summary>An answer that is none: host, model, attempts, what is wrong.</summary>
    public static readonly ErrorDescriptor CaptionAnswerUnreadable = Error(
        "NT5514",
        "The caption server {0} answers with something else than a chat completion (model {1}, attempts: {2}): {3}. "
        + "Check that CaptionEndpoint is an OpenAI-compatible chat API.");

    /// <summary>A redirect: host, model, where to.</summary>
    public static readonly ErrorDescriptor CaptionRedirected = Error(
        "NT5515",
        "The caption server {0} redirects requests to {2} (model {1}); neither prompt nor key is sent on. Set "
        + "CaptionEndpoint to the address itself.");

    /// <summary>The token budget has not enough left for a request: budget, used, tokens of the request.</summary>
    public static readonly ErrorDescriptor CaptionBudgetUsed = Error(
        "NT5516",
        "CaptionTokenBudget of {0} tokens is used up: {1} went to answers, and the next request may need {2}. Captions "
        + "answered so far are kept: raise the budget, or build again with a fresh one.");

    /// <summary>Some other status: host, model, status, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionStatusUnexpected = Error(
        "NT5517", "The caption server {0} answers with status {2} (model {1}): {3} Check CaptionEndpoint.");

    /// <summary>The style or wash table needs a model, but none is named.</summary>
    public static readonly ErrorDescriptor CaptionModelUnset = Error(
        "NT5518", "Captioner=openai needs a model: set CaptionModels, such as -p:CaptionModels=name.");

    /// <summary>What stands where the name of a variable belongs; it is not shown, because it may be the key.</summary>
    public static readonly ErrorDescriptor CaptionKeyVariableWrong = Error(
        "NT5519",
        "CaptionApiKeyVariable is no name of an environment variable, which has to have only capital letters, digits "
        + "and underscores. Put the key into a variable and give that variable's name, not the key.");

    /// <summary>401 without a key: host, model, variable, the server's words.</summary>
    public static readonly ErrorDescriptor CaptionKeyMissing = Error(
        "NT5520",
        "The caption server {0} wants an API key (model {1}), but the environment variable {2} is not set: {3} Put the "
        + "key into it, or name another one in CaptionApiKeyVariable.");

    /// <summary>A connection that ended early: host, model, attempts, the system's words.</summary>
    public static readonly ErrorDescriptor CaptionConnectionLost = Error(
        "NT5521",
        "The connection to the caption server {0} broke off before the answer was whole (model {1}, attempts: {2}): "
        + "{3}. Look at the server's log and build again; captions answered so far are kept.");
}

using NuTonic.Engine.Diagnostics;
using Polly;
using Polly.Retry;

namespace NuTonic.Engine.Network;

/// <summary>Asks servers: through the gate of each host, with redirects, credentials and repeated attempts.</summary>
internal sealed class NetworkSource : IDisposable
{
    private static readonly ResiliencePropertyKey<FetchCourse> CourseKey = new("course");

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly FetchTally _tally;
    private readonly FetchBudget _budget;
    private readonly HostGates _gates;
    private readonly HttpExchange _exchange;
    private readonly NetworkDoor _door;
    private readonly ResiliencePipeline _attempts;

    /// <summary>A source; nothing is sent yet.</summary>
    public NetworkSource(FetchOptions options, FetchTally tally, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts, 1);
        _options = options;
        _time = time;
        _tally = tally;
        _budget = new FetchBudget(options.MaxRequests, options.MaxBytes);
        _gates = new HostGates(options, time);
        _door = new NetworkDoor(options.IsPrivate, options.AllowedPrivateHosts);
        _exchange = new HttpExchange(options, _budget, tally, _door);
        ResiliencePipelineBuilder builder = new() { TimeProvider = time };
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts - 1,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is FetchFailedException e && IsTriedAgain(Course(args.Context), e.Trouble)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    WaitAfter(Course(args.Context), ((FetchFailedException)args.Outcome.Exception!).Trouble)),
            });
        }

        _attempts = builder.Build();
    }

    /// <summary>
    /// The checked response: 2xx, 304 when there are conditions, 404 or 410 when the request allows for them.
    /// </summary>
    /// <exception cref="NuTonicException">NT13xx: there is none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FetchResponse> AskAsync(FetchCourse course, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CourseKey, course);
        try
        {
            return await _attempts.ExecuteAsync(
                static async (context, source) => await source.AttemptAsync(Course(context), context.CancellationToken),
                context,
                this);
        }
        catch (FetchFailedException e)
        {
            throw new NuTonicException(e.Trouble.Error(course.Attempts), e.InnerException);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _gates.Dispose();
    }

    private static FetchCourse Course(ResilienceContext context) =>
        context.Properties.TryGetValue(CourseKey, out FetchCourse? course)
            ? course
            : throw new ArgumentException("no course", nameof(context));

    private static async Task<IReadOnlyList<CredentialPart>> CredentialAsync(
        FetchHop hop, FetchCourse course, bool renew, CancellationToken cancellationToken)
    {
        if (hop.Request.Credential is not { } credential || !credential.IsFor(hop.Address)
            || !Redirects.IsSameOrigin(hop.Request.Address, hop.Address))
        {
            return [];
        }

        if (hop.Address.Scheme != Uri.UriSchemeHttps && !hop.Address.IsLoopback)
        {
            throw new NuTonicException(
                Errors.CredentialInClear, null, hop.Address.Authority, FetchWords.What(hop.Request), credential.Origin);
        }

        IReadOnlyList<CredentialPart> parts = await credential.GetAsync(renew, cancellationToken);
        foreach (CredentialPart part in parts)
        {
            course.Redactor.Add(part);
        }

        return parts;
    }

    private async Task<FetchResponse> AttemptAsync(FetchCourse course, CancellationToken cancellationToken)
    {
        FetchRequest request = course.Request;
        course.Attempts++;
        FetchHop hop = new(request, request.Address, request.Method, request.Body is not null)
        {
            Conditions = course.Conditions,
            AnswerTimeout = AnswerTimeout(request, request.Address),
            Deadline = course.Deadline,
            IsOutsideOnly = request.NamedBy is { } server && !await _door.IsInsideAsync(server, cancellationToken),
        };
        bool renew = false;
        for (int redirects = 0; ;)
        {
            hop = hop with { Sent = await CredentialAsync(hop, course, renew, cancellationToken) };
            FetchResponse response = await SendAsync(hop, course, cancellationToken);
            FetchTroubles troubles = new(hop, course.Redactor);
            if (Redirects.Is(response.Status))
            {
                FetchHop from = hop;
                hop = ++redirects > Redirects.Most
                    ? throw troubles.OfRedirect(
                        FormattableString.Invariant($"more than {Redirects.Most} times in a row"))
                    : Redirects.Next(hop, response, troubles);
                bool isOutsideOnly = from.IsOutsideOnly || !await _door.IsInsideAsync(from.Address, cancellationToken);
                hop = hop with { AnswerTimeout = AnswerTimeout(request, hop.Address), IsOutsideOnly = isOutsideOnly };
                course.Redactor.AddQuery(hop.Address.Query);
                renew = false;
            }
            else if (response.Status is 401 or 403)
            {
                renew = hop.Sent.Count > 0 && !course.IsRenewed
                    ? course.IsRenewed = true
                    : throw new FetchFailedException(troubles.OfResponse(response, _time.GetUtcNow()));
            }
            else
            {
                return response;
            }
        }
    }

    private async Task<FetchResponse> SendAsync(FetchHop hop, FetchCourse course, CancellationToken cancellationToken)
    {
        if (_door.IsShut(hop) && _door.IsInsideByName(hop.Address))
        {
            throw new FetchTroubles(hop, course.Redactor).OfPrivateAddress(null);
        }

        HostGate gate = _gates.For(hop.Address);
        try
        {
            return await gate.RunAsync(
                hop, (waited, token) => SendNowAsync(hop, course, waited, token), cancellationToken);
        }
        catch (FetchFailedException e) when (e.Trouble.HoldsHost)
        {
            TimeSpan wait = e.Trouble.RetryAfter ?? Backoff.After(_options, course.Request, course.Attempts);
            if (wait > _options.LongestRetryAfter)
            {
                // Nobody waits that long, and to go on asking would be rude.
                gate.GiveUp(e.Trouble.Error(course.Attempts));
            }
            else
            {
                gate.Pause(wait);
            }

            throw;
        }
    }

    private async Task<FetchResponse> SendNowAsync(
        FetchHop hop, FetchCourse course, TimeSpan waited, CancellationToken cancellationToken)
    {
        _budget.TakeRequest(hop.Request, hop.Address);
        _tally.AddRequest(hop.Request, hop.Address, waited);
        course.FirstSent ??= _time.GetUtcNow();
        FetchResponse response = await _exchange.SendAsync(hop, course.Sink, course.Redactor, cancellationToken);
        FetchTroubles troubles = new(hop, course.Redactor);
        if (!Redirects.Is(response.Status) && hop.Request.FindFault?.Invoke(response.Body) is { } fault)
        {
            throw FetchTroubles.OfFault(fault, response, _time.GetUtcNow());
        }

        if (response.Status is >= 200 and < 300)
        {
            AnswerChecks.Check(hop.Request, response, troubles);
            return response;
        }

        bool isMeant = Redirects.Is(response.Status) || response.Status is 401 or 403
            || (response.Status == 304 && hop.Conditions is not null)
            || (response.Status is 404 or 410 && hop.Request.AllowsMissing);
        return isMeant ? response : throw new FetchFailedException(troubles.OfResponse(response, _time.GetUtcNow()));
    }

    private TimeSpan AnswerTimeout(FetchRequest request, Uri address) =>
        request.AnswerTimeout ?? _gates.For(address).Limits.AnswerTimeout ?? _options.AnswerTimeout;

    private bool IsTriedAgain(FetchCourse course, FetchTrouble trouble) =>
        trouble.IsTransient && (course.Request.IsRepeatable || trouble.IsUntouched)
        && !(trouble.RetryAfter > _options.LongestRetryAfter)
        && _time.GetUtcNow() + (trouble.RetryAfter ?? WaitAfter(course, trouble)) < course.FirstSent + course.Deadline;

    // When all requests to the host were told to wait, its gate does the waiting.
    private TimeSpan WaitAfter(FetchCourse course, FetchTrouble trouble) =>
        trouble.HoldsHost ? TimeSpan.Zero : Backoff.After(_options, course.Request, course.Attempts);
}

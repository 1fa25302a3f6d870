using System.Globalization;
using NuTonic.ChatServer;

// chatserver PORT [NAME[=VALUE] ...]: prints its endpoint, then serves until it is killed.
// GET /calls lists the requests.
//   status=503      every request, or with every=N each Nth one
//   retry-after=1   header of the errors
//   delay=200       milliseconds before each answer
//   after=10        the errors start behind that many requests
//   hang, cut, html, truncate
Dictionary<string, string> options = args.Skip(1).ToDictionary(
    arg => arg.Split('=')[0], arg => arg.Contains('=', StringComparison.Ordinal) ? arg.Split('=', 2)[1] : "true");
int Number(string name, int otherwise) =>
    options.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

ChatBehaviour Behave(int number, ChatCall call)
{
    TimeSpan delay = TimeSpan.FromMilliseconds(Number("delay", 0));
    bool isBad = number >= Number("after", 0) && number % Number("every", 1) == 0;
    ChatBehaviour good = new() { Delay = delay };
    if (!isBad)
    {
        return good;
    }

    if (options.ContainsKey("status"))
    {
        return ChatBehaviour.Error(Number("status", 500), "as asked for", options.GetValueOrDefault("retry-after")) with
        {
            Delay = delay,
        };
    }

    return good with
    {
        Hangs = options.ContainsKey("hang"),
        Cuts = options.ContainsKey("cut"),
        Body = options.ContainsKey("html") ? "<html><body>It works!</body></html>" : null,
        Finish = options.ContainsKey("truncate") ? "length" : "stop",
    };
}

await using ChatServerHost host = await ChatServerHost.StartAsync(
    Behave, args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0);
Console.WriteLine(host.Endpoint);
await Console.Out.FlushAsync();
await host.WaitAsync();

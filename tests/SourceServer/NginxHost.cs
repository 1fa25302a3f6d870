using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NuTonic.SourceServer;

/// <summary>
/// nginx on a free port of this machine, serving the files of a folder with ranges, as object stores do.
/// </summary>
public sealed class NginxHost : IDisposable
{
    private const int MaxPorts = 5;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly string[] Places = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];

    private readonly Process _process;
    private readonly string _state;

    private NginxHost(Process process, string state, int port)
    {
        _process = process;
        _state = state;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Lack =>
        Program is null ? "nginx is not installed (Debian: apt-get install nginx-full)" : null;

    /// <summary>Address of the folder, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Lines of the access log: method, path, status, bytes of the body, range as sent or "-".</summary>
    public IReadOnlyList<string> Requests => File.ReadAllLines(Path.Combine(_state, "access.log"));

    private static string? Program => Places.FirstOrDefault(File.Exists);

    /// <summary>Starts nginx and waits until it takes connections.</summary>
    /// <param name="folder">Absolute path of what it serves.</param>
    /// <exception cref="InvalidOperationException">It does not start; its words are in the message.</exception>
    public static NginxHost Start(string folder)
    {
        for (int attempt = 1; ; attempt++)
        {
            // The port may be taken by somebody else between choosing and binding: then another one is chosen.
            int port = FreePort();
            string state = Directory.CreateTempSubdirectory("nutonic-nginx-").FullName;
            File.WriteAllText(Path.Combine(state, "nginx.conf"), Configuration(folder, state, port));
            File.WriteAllText(Path.Combine(state, "access.log"), string.Empty);
            Process process = Process.Start(new ProcessStartInfo(Program!)
            {
                ArgumentList =
                    { "-p", state, "-c", Path.Combine(state, "nginx.conf"), "-e", Path.Combine(state, "error.log") },
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            NginxHost host = new(process, state, port);
            if (host.WaitForStart(port))
            {
                return host;
            }

            string words = File.Exists(Path.Combine(state, "error.log"))
                ? File.ReadAllText(Path.Combine(state, "error.log")) : "no error log";
            host.Dispose();
            if (attempt == MaxPorts)
            {
                throw new InvalidOperationException("nginx does not start: " + words);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit(StartTimeout);
        _process.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Configuration(string folder, string state, int port)
    {
        string user = Environment.UserName == "root" ? "user root;" : string.Empty;
        string temporary = string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }
                .Select(name => $"  {name}_temp_path \"{state}/{name}\";\n"));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off;
            master_process off;
            {{user}}
            pid "{{state}}/nginx.pid";
            error_log "{{state}}/error.log";
            events { worker_connections 256; }
            http {
            {{temporary}}
              types { image/tiff tif tiff; text/html html; }
              default_type application/octet-stream;
              log_format seen '$request_method $uri $status $body_bytes_sent $http_range';
              access_log "{{state}}/access.log" seen;
              server {
                listen 127.0.0.1:{{port}};
                location / { root "{{folder}}"; }
                location /plain/ { alias "{{folder}}/"; max_ranges 0; }
              }
            }

            """);
    }

    private bool WaitForStart(int port)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartTimeout && !_process.HasExited)
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        return false;
    }
}

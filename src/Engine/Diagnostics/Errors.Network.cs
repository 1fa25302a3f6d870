namespace NuTonic.Engine.Diagnostics;

// NT13xx: asking servers. No message ever holds a secret or the query of an address. {0} is the host and {1} what was
// asked for, as in "scene search for poi_0003".
public static partial class Errors
{
    /// <summary>No connection: host, what, attempts, the system's words.</summary>
    public static readonly ErrorDescriptor FetchUnreachable = Error(
        "NT1300",
        "{0} cannot be reached ({1}, attempts: {2}): {3}. Check the network and the proxy variables and build again; "
        + "what was fetched is kept.");

    /// <summary>TLS failed: host, what, the system's words.</summary>
    public static readonly ErrorDescriptor FetchUntrusted = Error(
        "NT1301",
        "No secure connection to {0} ({1}): {2}. Check the address, the clock and the certificates of this machine.");

    /// <summary>A connection that ended early or a body of wrong length: host, what, attempts, what is wrong.</summary>
    public static readonly ErrorDescriptor FetchConnectionLost = Error(
        "NT1302", "The answer of {0} broke off ({1}, attempts: {2}): {3}. Build again; what was fetched is kept.");

    /// <summary>No answer in time: host, what, attempts, what was waited for.</summary>
    public static readonly ErrorDescriptor FetchTimedOut = Error(
        "NT1303", "{0} is too slow ({1}, attempts: {2}): {3}. Build again later; what was fetched is kept.");

    /// <summary>429 to the end: host, what, attempts, the server's words.</summary>
    public static readonly ErrorDescriptor FetchRateLimited = Error(
        "NT1304",
        "{0} limits the rate of requests ({1}, attempts: {2}): {3} Build again later; what was fetched is kept.");

    /// <summary>5xx and their kin to the end: host, what, status, attempts, the server's words.</summary>
    public static readonly ErrorDescriptor FetchServerFailed = Error(
        "NT1305", "{0} failed with status {2} ({1}, attempts: {3}): {4} Build again later; what was fetched is kept.");

    /// <summary>
    /// 401 or 403 with a credential: host, what, status, origin of the credential, the server's words.
    /// </summary>
    public static readonly ErrorDescriptor FetchCredentialRefused = Error(
        "NT1306", "{0} does not accept the credential from {3} ({1}, status {2}): {4} Renew it or ask for access.");

    /// <summary>401 or 403 without a credential: host, what, status, the server's words.</summary>
    public static readonly ErrorDescriptor FetchCredentialWanted = Error(
        "NT1307",
        "{0} gives this to known users only ({1}, status {2}): {3} docs/sources.md says which "
        + "sources need an account.");

    /// <summary>404 or 410: host, what, status, address without query, the server's words.</summary>
    public static readonly ErrorDescriptor FetchMissing = Error(
        "NT1308", "{0} has no {3} ({1}, status {2}): {4} Check the name or address that was configured.");

    /// <summary>Any other status: host, what, status, address without query, the server's words.</summary>
    public static readonly ErrorDescriptor FetchRefused = Error(
        "NT1309", "{0} refuses the request to {3} ({1}, status {2}): {4} Check the options of this source.");

    /// <summary>An answer that is too long: host, what, the limit in bytes.</summary>
    public static readonly ErrorDescriptor FetchTooLong = Error(
        "NT1310",
        "The answer of {0} is longer than the {2} bytes that are read of it ({1}). Ask for less, or check the "
        + "address of this source.");

    /// <summary>A web page instead of content: host, what, media types that were asked for, the page's title.</summary>
    public static readonly ErrorDescriptor FetchWebPage = Error(
        "NT1311",
        "{0} answers with a web page titled \"{3}\" instead of {2} ({1}). A login page of the network, a maintenance "
        + "page or a wrong address can be behind it: open the address in a browser.");

    /// <summary>Other bytes than asked for: host, what, asked, got.</summary>
    public static readonly ErrorDescriptor FetchRangeWrong = Error(
        "NT1312", "{0} was asked for bytes {2} and answers with {3} ({1}). Use another mirror of this source.");

    /// <summary>A server without ranges: host, what, asked bytes, limit in bytes.</summary>
    public static readonly ErrorDescriptor FetchRangeIgnored = Error(
        "NT1313",
        "{0} was asked for bytes {2} and sends the whole content, which is longer than the {3} bytes that are read of "
        + "it ({1}). Use a mirror that serves ranges.");

    /// <summary>The content is another one than before: host, what, tag that was expected, tag that came.</summary>
    public static readonly ErrorDescriptor FetchContentChanged = Error(
        "NT1314", "The content at {0} changed while it was read ({1}): its tag was {2} and now is {3}. Build again.");

    /// <summary>A redirect that is not followed: host, what, where to (host, or a reason).</summary>
    public static readonly ErrorDescriptor FetchRedirectRefused = Error(
        "NT1315",
        "{0} redirects a request ({1}) in a way that is not followed: {2}. Set the address of this source to where its "
        + "content really is.");

    /// <summary>No bytes left: option, budget, host, what.</summary>
    public static readonly ErrorDescriptor FetchBytesUsed = Error(
        "NT1316",
        "{0} of {1} is used up: {2} is not asked for more bytes ({3}). What was fetched is kept: build again to go on "
        + "with a new budget, or raise {0}.");

    /// <summary>No requests left: option, budget, host, what.</summary>
    public static readonly ErrorDescriptor FetchRequestsUsed = Error(
        "NT1317",
        "{0} of {1} is used up: {2} is not asked again ({3}). What was fetched is kept: build again to go on with a "
        + "new budget, or raise {0}.");

    /// <summary>Offline and not stored: host, what, address without query.</summary>
    public static readonly ErrorDescriptor FetchOffline = Error(
        "NT1318",
        "{2} is not in the cache ({1}) and {0} is not asked, because Offline is set. Build once without "
        + "-p:Offline=true.");

    /// <summary>
    /// Not among the recorded exchanges: host, what, method, address without query, file that was looked for.
    /// </summary>
    public static readonly ErrorDescriptor FetchNotRecorded = Error(
        "NT1319",
        "{2} {3} of {0} ({1}) is not recorded: there is no {4}. Record the build again with -p:Record, "
        + "with the same options.");

    /// <summary>A recorded exchange that cannot be used: what is wrong. The location names the file.</summary>
    public static readonly ErrorDescriptor FetchRecordDamaged = Error(
        "NT1320", "This recorded exchange cannot be used: {0}. Record it again with -p:Record.");

    /// <summary>A credential that is not set: variable, what it is for.</summary>
    public static readonly ErrorDescriptor CredentialUnset = Error(
        "NT1321", "The environment variable {0} is not set, which {1} needs. Set it to the token of your account.");

    /// <summary>A credential that cannot be sent: variable, what is wrong.</summary>
    public static readonly ErrorDescriptor CredentialWrong = Error(
        "NT1322", "The secret in the environment variable {0} cannot be sent: {1}. Set the variable anew.");

    /// <summary>
    /// What stands where the name of a variable belongs: option. Its value is not shown, because it may be the secret.
    /// </summary>
    public static readonly ErrorDescriptor CredentialVariableWrong = Error(
        "NT1323",
        "{0} is no name of an environment variable, which has to have only capital letters, digits and underscores. "
        + "Put the secret into a variable and give that variable's name, not the secret.");

    /// <summary>A credential that would travel in the clear: host, what, origin of the credential.</summary>
    public static readonly ErrorDescriptor CredentialInClear = Error(
        "NT1324",
        "The credential from {2} is not sent to {0} over http ({1}). Give the address of this source with https.");

    /// <summary>A body that cannot be unpacked: host, what, attempts, what is wrong.</summary>
    public static readonly ErrorDescriptor FetchEncodingWrong = Error(
        "NT1325",
        "The answer of {0} cannot be unpacked ({1}, attempts: {2}): {3}. Build again; what was fetched is kept.");

    /// <summary>Many things are missing offline: their number, the first of them.</summary>
    public static readonly ErrorDescriptor FetchOfflineMany = Error(
        "NT1326",
        "Offline is set, and this is not in the cache ({0} in all): {1}. Build once without -p:Offline=true.");

    /// <summary>A host that failed too often: host, what, the last error.</summary>
    public static readonly ErrorDescriptor FetchHostGivenUp = Error(
        "NT1327",
        "{0} is not asked any more in this build ({1}), because it failed again and again. The last time: {2}");

    /// <summary>A machine of the own network that a public server led to: host, what, the public server.</summary>
    public static readonly ErrorDescriptor FetchPrivateAddress = Error(
        "NT1329",
        "{0} belongs to the own network and is not asked ({1}), because the public server {2} led there. If that is "
        + "meant, name {0} in AllowedPrivateHosts, or give the address of a catalogue that is inside too.");

    /// <summary>An address that is not asked: host, what, what is wrong.</summary>
    public static readonly ErrorDescriptor FetchAddressWrong = Error(
        "NT1328",
        "An address at {0} cannot be asked ({1}): {2}. Addresses have to be http or https, without user and password.");
}

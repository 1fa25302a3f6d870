using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Turns addresses of files, as items write them, into what can be asked by http: addresses relative to the item, s3://
/// and gs:// of public buckets. An address is never followed with a signature in it,
/// because addresses stand in records and logs.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">S3,
/// virtual hosting of buckets</seealso>
internal static class HrefMap
{
    private const string NoFile = "it names no bucket or no file";

    // Where public buckets lie; S3 finds others by itself, at the cost of a redirect.
    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["sentinel-cogs"] = "us-west-2",
        ["e84-earth-search-sentinel-data"] = "us-west-2",
        ["io-10m-annual-lulc"] = "us-west-2",
        ["esa-worldcover"] = "eu-central-1",
        ["copernicus-dem-30m"] = "eu-central-1",
    };

    private static readonly string[] RequesterPays =
    [
        "sentinel-s2-l1c", "sentinel-s2-l2a", "sentinel-s1-l1c", "usgs-landsat", "naip-analytic", "naip-source",
        "naip-visualization",
    ];

    // Parameters that prove who asks, in shared access signatures and in signed addresses of S3 and Google.
    private static readonly string[] Signatures =
    [
        "sig", "signature", "x-amz-signature", "x-amz-credential", "x-amz-security-token", "x-goog-signature",
        "x-goog-credential", "token", "access_token",
    ];

    /// <summary>The address of the file at <paramref name="href"/>.</summary>
    /// <param name="href">As the item writes it.</param>
    /// <param name="selfHref">Where the item is; null when unknown.</param>
    /// <param name="owner">The item, for messages.</param>
    /// <exception cref="NuTonicException">NT1512.</exception>
    public static Uri Map(string href, string? selfHref, string owner)
    {
        if (href.StartsWith("/vsi", StringComparison.Ordinal))
        {
            throw Refused(href, owner, "it is a path of GDAL's file systems, and only http, https, s3 and gs are read");
        }

        Uri address = Absolute(href, selfHref, owner);
        Uri mapped = address.Scheme switch
        {
            "http" or "https" => address,
            "s3" => OfS3(BucketFile.Of(address) ?? throw Refused(href, owner, NoFile), owner),
            "gs" => (BucketFile.Of(address) ?? throw Refused(href, owner, NoFile)).At("storage.googleapis.com"),
            _ =>
                throw Refused(
                    href, owner, $"it is a {address.Scheme} address, and only http, https, s3 and gs are read"),
        };
        return mapped.UserInfo.Length > 0
            ? throw Refused(Shown(mapped), owner, "it holds a user name")
            : Unsigned(mapped, owner);
    }

    private static Uri Absolute(string href, string? selfHref, string owner)
    {
        bool hasScheme = href.Contains("://", StringComparison.Ordinal);
        if (hasScheme && Uri.TryCreate(href, UriKind.Absolute, out Uri? absolute))
        {
            return absolute;
        }

        if (hasScheme)
        {
            throw Refused(href, owner, "it is no address");
        }

        if (selfHref is null || !selfHref.Contains("://", StringComparison.Ordinal))
        {
            throw Refused(href, owner, "it is relative, and the item does not say where it is itself");
        }

        return Uri.TryCreate(selfHref, UriKind.Absolute, out Uri? self) && Uri.TryCreate(self, href, out Uri? resolved)
            ? resolved
            : throw Refused(href, owner, "it is no address");
    }

    private static Uri OfS3(BucketFile file, string owner)
    {
        if (RequesterPays.Contains(file.Bucket))
        {
            const string Reason = "whoever reads this bucket pays for it, and an account for that is not supported";
            throw Refused($"s3://{file.Bucket}/{file.Key}", owner, Reason);
        }

        string host = Regions.TryGetValue(file.Bucket, out string? region)
            ? $"s3.{region}.amazonaws.com"
            : "s3.amazonaws.com";

        // The certificate of S3 does not hold for names with a dot in front of it.
        return file.Bucket.Contains('.', StringComparison.Ordinal) ? file.At(host) : file.Below(host);
    }

    private static Uri Unsigned(Uri address, string owner)
    {
        string[] names =
        [
            .. address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')[0].ToLowerInvariant()),
        ];
        if (!names.Any(Signatures.Contains))
        {
            return new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        }

        // These are signed anew, with a token that is not part of the address.
        return address.Host.EndsWith(SasCredentials.HostSuffix, StringComparison.OrdinalIgnoreCase)
            ? new Uri(address.GetLeftPart(UriPartial.Path))
            : throw Refused(
                Shown(address), owner, "it is signed, and signatures run out; use a catalogue whose addresses are not");
    }

    private static string Shown(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static NuTonicException Refused(string href, string owner, string reason) => new(
        Errors.HrefRefused, null, href.Length > 300 ? href[..300] + "..." : href, owner, reason);
}

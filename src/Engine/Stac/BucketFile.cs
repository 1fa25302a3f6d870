namespace NuTonic.Engine.Stac;

/// <summary>A file in a bucket of an object store.</summary>
/// <param name="Bucket">Lower-case letters, digits, dashes and dots.</param>
/// <param name="Key">Its name, not escaped; not empty.</param>
internal sealed record BucketFile(string Bucket, string Key)
{
    /// <summary>What an address such as s3://bucket/key means; null when it names no bucket or no file.</summary>
    public static BucketFile? Of(Uri address)
    {
        // Keys may hold # and ?, which mean nothing in such an address.
        string text = address.OriginalString[(address.Scheme.Length + 3)..];
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string bucket = slash < 0 ? text : text[..slash];
        string key = slash < 0 ? "" : text[(slash + 1)..];
        bool isBucket = bucket.Length is >= 3 and <= 222
            && bucket.All(
                letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.' or '_')
            && char.IsAsciiLetterOrDigit(bucket[0]);
        bool isKey = key.Length > 0 && !key.Split('/').Any(step => step is "." or "..");
        return isBucket && isKey ? new BucketFile(bucket, key) : null;
    }

    /// <summary>Its address with the bucket as a part of the host.</summary>
    public Uri Below(string host) => new($"https://{Bucket}.{host}/{Escaped}");

    /// <summary>Its address with the bucket as the first step of the path.</summary>
    public Uri At(string host) => new($"https://{host}/{Bucket}/{Escaped}");

    private string Escaped => string.Join('/', Key.Split('/').Select(Uri.EscapeDataString));
}

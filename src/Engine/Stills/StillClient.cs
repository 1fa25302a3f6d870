using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stills;

/// <summary>Fetches satellite pictures of places from Mapbox's Static Images API. Safe for several threads.</summary>
/// <param name="fetcher">Asks politely, and never twice for what is stored.</param>
/// <param name="credential">The token; null when there is none.</param>
/// <param name="options">Which picture.</param>
/// <seealso href="https://docs.mapbox.com/api/maps/static-images/">Static Images API</seealso>
internal sealed class StillClient(IFetcher fetcher, ICredential? credential, StillOptions options)
{
    /// <summary>The environment variable that holds the token.</summary>
    public const string TokenVariable = "MAPBOX_ACCESS_TOKEN";

    private const string Purpose = "still";

    // The network's error for 401 and 403.
    private static readonly string RefusedCode = Errors.FetchCredentialRefused.Code;

    // Where the square map of the web ends.
    private const double MaxLatitude = 85.0511;

    // PNG of noise at twice 1280 pixels a side.
    private const long MaxBytes = 24 << 20;

    /// <summary>The credential in <see cref="TokenVariable"/>; null when that is unset.</summary>
    /// <param name="host">The only host that it is sent to.</param>
    /// <exception cref="NuTonicException">NT1322: it cannot be sent; it is not shown.</exception>
    public static EnvironmentCredential? CredentialFor(Uri host) =>
        EnvironmentCredential.Find(TokenVariable, [host.Authority], "access_token");

    /// <summary>False when there is no token: stills are left out, with one message for all.</summary>
    public bool IsConfigured => credential is not null;

    /// <summary>The picture around a place.</summary>
    /// <param name="subject">The POI, for messages.</param>
    /// <param name="latitudeDegrees">Of its middle.</param>
    /// <param name="longitudeDegrees">Of its middle, -180..180.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT1751: there is no token; NT1752: the map does not show the place; NT1753:
    /// the answer is no such picture; NT1754: the token is refused; NT13xx: no answer could be had.</exception>
    public async Task<Still> FetchAsync(
        string subject, double latitudeDegrees, double longitudeDegrees, CancellationToken cancellationToken)
    {
        if (credential is null)
        {
            throw new NuTonicException(Errors.StillTokenMissing, null, TokenVariable);
        }

        if (!(Math.Abs(latitudeDegrees) <= MaxLatitude))
        {
            throw new NuTonicException(Errors.StillPlaceOffMap, null, subject, latitudeDegrees, MaxLatitude);
        }

        FetchRequest request = new()
        {
            Address = Address(latitudeDegrees, longitudeDegrees),
            Purpose = Purpose,
            Subject = subject,
            MaxBytes = MaxBytes,
            Accept = "image/png, image/jpeg",
            Credential = credential,
            IsWorthKeeping = Worth.Of(body => Check(body, subject)),
        };
        FetchAnswer answer = await AskAsync(request, cancellationToken);
        (byte[] png, ImageFormat format) = Check(answer.Body, subject);
        return new Still(png, options.AnsweredSidePx, format, request.Address);
    }

    private async Task<FetchAnswer> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(request, cancellationToken);
        }
        catch (NuTonicException e) when (e.Diagnostic.Code == RefusedCode)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.StillRefused, null, e.Diagnostic.Message, TokenVariable), e);
        }
    }

    /// <summary>The same text for the same place, so that it is asked for once.</summary>
    private Uri Address(double latitude, double longitude)
    {
        string place = string.Create(
            CultureInfo.InvariantCulture, $"{Degrees(longitude)},{Degrees(latitude)},{options.Zoom}");
        string size = string.Create(CultureInfo.InvariantCulture, $"{options.SidePx}x{options.SidePx}@2x");
        return new Uri(options.Host, $"styles/v1/mapbox/satellite-v9/static/{place}/{size}");
    }

    // Six decimals are a tenth of a metre. Adding 0 takes the sign of a negative zero away.
    private static string Degrees(double value) =>
        (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>
    /// A style of nothing but imagery comes as JPEG whatever is asked for; the folder of a POI holds PNG, so it is
    /// written anew. A PNG stays as it is.
    /// </summary>
    private (byte[] Png, ImageFormat SentAs) Check(ReadOnlyMemory<byte> body, string subject)
    {
        ImageFormat format = ImageFormatProbe.Detect(body.Span);
        try
        {
            switch (format)
            {
                case ImageFormat.Png:
                    PngImage png = PngDecoder.Decode(body.Span, "the answer");
                    CheckSize(png.WidthPx, png.HeightPx, subject);
                    return (body.ToArray(), format);
                case ImageFormat.Jpeg:
                    JpegImage jpeg = JpegDecoder.Decode(body.Span, "the answer");
                    CheckSize(jpeg.WidthPx, jpeg.HeightPx, subject);
                    return (PngEncoder.EncodeRgb(Rgb(jpeg), jpeg.WidthPx, jpeg.HeightPx), format);
                default:
                    throw Wrong(subject, $"it is {ImageFormatProbe.Describe(format)}, neither PNG nor JPEG");
            }
        }
        catch (NuTonicException e) when (e.Diagnostic.Code != Errors.StillAnswerWrong.Code)
        {
            throw Wrong(subject, e.Diagnostic.Message);
        }
    }

    private void CheckSize(int widthPx, int heightPx, string subject)
    {
        if (widthPx != options.AnsweredSidePx || heightPx != options.AnsweredSidePx)
        {
            throw Wrong(
                subject,
                $"it has {widthPx} x {heightPx} pixels, not {options.AnsweredSidePx} x {options.AnsweredSidePx}");
        }
    }

    private static byte[] Rgb(JpegImage image)
    {
        if (image.Components == 3)
        {
            return image.Samples;
        }

        byte[] rgb = new byte[3 * image.WidthPx * image.HeightPx];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = image.Samples[i / 3 * image.Components];
        }

        return rgb;
    }

    private NuTonicException Wrong(string subject, string reason) =>
        new(Errors.StillAnswerWrong, null, options.Host.Host, subject, reason);
}

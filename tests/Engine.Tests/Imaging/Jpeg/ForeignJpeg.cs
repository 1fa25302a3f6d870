using System.ComponentModel;
using System.Diagnostics;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>
/// Programs of Debian that read and write JPEG: Pillow (python3-pil), djpeg and cjpeg (libjpeg-turbo-progs).
/// </summary>
internal static class ForeignJpeg
{
    private const string PillowDecoder = """
        import sys
        from PIL import Image
        image = Image.open(sys.argv[1])
        image.load()
        assert image.format == 'JPEG' and image.mode == 'RGB', (image.format, image.mode)
        sys.stdout.buffer.write(image.tobytes())
        """;

    /// <summary>Samples as Pillow reads them; the test is skipped where there is none.</summary>
    public static byte[] DecodeWithPillow(byte[] jpeg)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("a.jpg");
        File.WriteAllBytes(path, jpeg);
        Assert.SkipWhen(Run("/usr/bin/python3", ["-c", "import PIL"]).Exit != 0, "python3-pil is not installed");
        (int exit, byte[] output, string errors) = Run("/usr/bin/python3", ["-c", PillowDecoder, path]);
        Assert.True(exit == 0, errors);
        return output;
    }

    /// <summary>Samples as djpeg reads them, without a warning; the test is skipped where there is none.</summary>
    public static byte[] DecodeWithDjpeg(byte[] jpeg, int width, int height)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("a.jpg");
        File.WriteAllBytes(path, jpeg);
        (int exit, byte[] output, string errors) = Run("djpeg", ["-ppm", "-dct", "int", path]);
        Assert.SkipWhen(exit == -1, "djpeg is not installed (libjpeg-turbo-progs)");
        Assert.True(exit == 0 && errors.Length == 0, errors);
        string head = FormattableString.Invariant($"P6\n{width} {height}\n255\n");
        Assert.Equal(head, System.Text.Encoding.ASCII.GetString(output[..head.Length]));
        return output[head.Length..];
    }

    /// <summary>What cjpeg makes of a picture; the test is skipped where there is none.</summary>
    public static byte[] EncodeWithCjpeg(byte[] rgb, int width, int height, int quality)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("a.ppm");
        string head = FormattableString.Invariant($"P6\n{width} {height}\n255\n");
        File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes(head), .. rgb]);
        (int exit, byte[] output, string errors) =
            Run("cjpeg", ["-quality", FormattableString.Invariant($"{quality}"), "-dct", "int", "-optimize", path]);
        Assert.SkipWhen(exit == -1, "cjpeg is not installed (libjpeg-turbo-progs)");
        Assert.True(exit == 0, errors);
        return output;
    }

    /// <summary>Exit code -1 when there is no such program.</summary>
    private static (int Exit, byte[] Output, string Errors) Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), errors.Result);
        }
        catch (Win32Exception)
        {
            return (-1, [], "");
        }
    }
}

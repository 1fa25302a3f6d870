using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegDecoderTests
{
    [Fact]
    public void Decode_EveryFile_HasTheSamplesOfTheTable()
    {
        ConformanceRow[] rows = [.. ConformanceTable.Rows("jpeg", ".jpg")];

        foreach (ConformanceRow row in rows)
        {
            JpegImage image = JpegDecoder.Decode(File.ReadAllBytes(row.Path), row.Path);

            byte[] planes = DecodedBytes.Planes(image.Samples, image.Components, 1);
            Assert.Equal(
                (row.Name, row.Width, row.Height, row.Bands),
                (row.Name, image.WidthPx, image.HeightPx, image.Components));
            Assert.Equal((row.Name, row.Sha256), (row.Name, DecodedBytes.Sha256(planes)));
        }

        Assert.Equal(9, rows.Length);
    }

    [Fact]
    public void Decode_ArithmeticCoding_IsRefusedByName()
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/jpeg/jpg-gray.jpg"));
        file[file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 1] = 0xC9;

        NuTonicException error = Assert.Throws<NuTonicException>(() => JpegDecoder.Decode(file, "a.jpg"));

        Assert.Equal("NT2121", error.Diagnostic.Code);
        Assert.Contains("arithmetic coding", error.Message, StringComparison.Ordinal);
    }

    // Sequential and progressive, one scan and several, restarts, odd sizes, all samplings:
    // a part is a part of the whole.
    [Fact]
    public void Read_PartOfAFile_HasThePixelsOfTheWhole()
    {
        var draws = new Random(3);
        List<byte[]> files = [.. ConformanceTable.Rows("jpeg", ".jpg").Select(row => File.ReadAllBytes(row.Path))];
        foreach (int side in (int[])[3, 4, 16, 17, 19, 35, 70])
        {
            byte[] noise = new byte[side * 40 * 3];
            draws.NextBytes(noise);
            files.Add(JpegEncoder.Encode(noise, side, 40, 90, JpegEncoderSampling.Halved));
            files.Add(JpegEncoder.Encode(noise, 40, side, 90, JpegEncoderSampling.Full));
        }

        foreach (byte[] file in files)
        {
            JpegImage whole = JpegDecoder.DecodeBlock(file, [], JpegColor.YCbCrToRgb, "whole");
            for (int i = 0; i < 40; i++)
            {
                (int x, int y) = (draws.Next(whole.WidthPx), draws.Next(whole.HeightPx));
                PixelWindow wanted = new(x, y, 1 + draws.Next(whole.WidthPx - x), 1 + draws.Next(whole.HeightPx - y));
                using JpegStream stream = JpegDecoder.Read(file, [], wanted, "part");
                byte[] samples = new byte[whole.Samples.Length];

                JpegPixels.Write(stream.CompleteFrame, JpegColor.YCbCrToRgb, samples);

                for (int row = y; row < y + wanted.Height; row++)
                {
                    Range pixels = ((row * whole.WidthPx) + x)..((row * whole.WidthPx) + x + wanted.Width);
                    Range bytes = (pixels.Start.Value * whole.Components)..(pixels.End.Value * whole.Components);
                    Assert.Equal(whole.Samples[bytes], samples[bytes]);
                }
            }
        }
    }

    [Fact]
    public void Decode_MoreScansThanAnyWriterMakes_IsRefused()
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/jpeg/progressive3.jpg"));
        int start = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);
        int end = start + 2;
        while (file[end] != 0xFF || file[end + 1] == 0)
        {
            end++;
        }

        IEnumerable<byte> scans = Enumerable.Repeat(file[start..end], 300).SelectMany(scan => scan);
        byte[] many = [.. file[..start], .. scans, .. file[start..]];

        NuTonicException error = Assert.Throws<NuTonicException>(() => JpegDecoder.Decode(many, "a.jpg"));

        Assert.Equal("NT2120", error.Diagnostic.Code);
        Assert.Contains("256 scans", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PartOfAFile_LeavesTheRestAlone()
    {
        byte[] file = JpegEncoder.Encode(JpegPicture.Smooth(160, 160), 160, 160, 90);
        using JpegStream stream = JpegDecoder.Read(file, [], new PixelWindow(60, 60, 20, 20), "part");

        Assert.Equal(new PixelWindow(48, 48, 48, 48), stream.CompleteFrame.Decoded);
    }

    [Fact]
    public void DecodeBlock_AsStored_SkipsTheColourConversion()
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/jpeg/restarts.jpg"));
        JpegImage stored = JpegDecoder.DecodeBlock(file, [], JpegColor.AsStored, "a.jpg");
        JpegImage rgb = JpegDecoder.DecodeBlock(file, [], JpegColor.YCbCrToRgb, "a.jpg");

        JpegColorConverter.ToRgb(stored.Samples, 3);

        Assert.Equal(rgb.Samples, stored.Samples);
    }
}

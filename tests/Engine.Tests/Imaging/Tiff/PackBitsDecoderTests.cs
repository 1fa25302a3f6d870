using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class PackBitsDecoderTests
{
    // Apple's Technical Note TN1023, "Understanding PackBits".
    [Fact]
    public void Decode_PublishedExample_IsItsUnpackedForm()
    {
        byte[] packed = [0xFE, 0xAA, 0x02, 0x80, 0x00, 0x2A, 0xFD, 0xAA, 0x03, 0x80, 0x00, 0x2A, 0x22, 0xF7, 0xAA];
        byte[] output = new byte[24];

        int decoded = PackBitsDecoder.Decode(packed, output);

        Assert.Equal(24, decoded);
        Assert.Equal("AAAAAA80002AAAAAAAAA80002A22AAAAAAAAAAAAAAAAAAAA", Convert.ToHexString(output));
    }

    [Fact]
    public void Decode_RunBeyondTheOutput_StopsAtItsEnd()
    {
        byte[] output = new byte[2];

        int decoded = PackBitsDecoder.Decode([0x81, 0x07], output);

        Assert.Equal((2, 7, 7), (decoded, output[0], output[1]));
    }

    [Fact]
    public void Decode_LiteralBeyondTheData_SaysHowFarItCame()
    {
        int decoded = PackBitsDecoder.Decode([0x00, 0x01, 0x05, 0x02], new byte[8]);

        Assert.Equal(1, decoded);
    }
}

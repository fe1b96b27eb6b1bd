using System.Text;
using Portal.PortalConfig.Assets;

namespace Portal.UnitTests.PortalConfig;

public sealed class PictureTests
{
    public static TheoryData<string, string, int, int> Pictures => new()
    {
        { "89504E470D0A1A0A0000000D49484452000000200000001008060000001F15C4890000000A", "image/png", 32, 16 },
        { "FFD8FFE000104A46494600010100000100010000FFC0001108001000200301220002110103110000", "image/jpeg", 32, 16 },
        { "474946383961200010008000000000000000000000", "image/gif", 32, 16 },
        { "52494646240000005745425056503858" + "0A000000" + "00000000" + "1F0000" + "0F0000" + "0000", "image/webp", 32, 16 },
        { "52494646240000005745425056503820" + "18000000" + "300100" + "9D012A" + "2000" + "1000" + "0000", "image/webp", 32, 16 },
        { "5249464624000000574542505650384C" + "0F000000" + "2F" + "1FC00300" + "0000000000", "image/webp", 32, 16 },
        { "00000100010020100000010020006804000016000000" + "0000", "image/x-icon", 32, 16 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_known_by_its_bytes(string hex, string type, int width, int height) =>
        Picture.Of(Convert.FromHexString(hex)).ShouldBe(new Picture(type, width, height));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<html><body>logo.png</body></html>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WEBPVP8X")]
    [InlineData("\u0089PNG")]
    [InlineData("")]
    public void What_is_no_picture_is_refused(string text) => Picture.Of(Encoding.Latin1.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void Cut_off_pictures_never_fail()
    {
        foreach (var row in Pictures)
        {
            var bytes = Convert.FromHexString(row.Data.Item1);
            for (var length = 0; length < bytes.Length; length++)
            {
                Should.NotThrow(() => Picture.Of(bytes.AsSpan(0, length)));
            }
        }
    }
}

using System.Diagnostics;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.UnitTests.ServiceDefaults;

public sealed class RichTextTests
{
    private static readonly string[] Allowed = ["p", "br", "strong", "b", "em", "i", "u", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"];

    public static TheoryData<string> Attacks => new(
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>",
        "<svg onload=alert(1)>",
        "<svg><script>alert&#40;1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==></object>",
        "<embed src=javascript:alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"java\nscript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\"javascript&colon;alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"https://a.test\" onclick=alert(1) style=\"position:fixed\">x</a>",
        "<a href='https://a.test/\"onmouseover=alert(1) x=\"'>x</a>",
        "<p style=\"background:url(javascript:alert(1))\" onmouseover=alert(1) class=x id=y>x</p>",
        "<style>@import 'https://evil.test/x.css';</style>x",
        "<link rel=stylesheet href=https://evil.test/x.css>x",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">x",
        "<base href=\"javascript:/\"><a href=\"alert(1)\">x</a>",
        "<body onload=alert(1)>x",
        "<input autofocus onfocus=alert(1)>",
        "<select><option><script>alert(1)</script></select>",
        "<textarea><script>alert(1)</script></textarea>",
        "<title><script>alert(1)</script></title>",
        "<xmp><script>alert(1)</script></xmp>",
        "<plaintext><script>alert(1)</script>",
        "<video><source onerror=alert(1)></video>",
        "<details open ontoggle=alert(1)>x</details>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<!--><script>alert(1)</script>-->",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<<script>alert(1)//<</script>",
        "<p/onclick=alert(1)>x",
        "<a\u0000 href=https://a.test\u0000javascript:alert(1)>x</a>",
        "<table><tr><td background=javascript:alert(1)>x</td></tr></table>",
        "<b><button><b><p><button><p>x",
        "<a href=https://a.test><table><td><a href=https://b.test>x</table>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;alert(1)",
        "<p>x</p><isindex type=image src=1 onerror=alert(1)>",
        "<custom-element onclick=alert(1)>x</custom-element>",
        "<img src=1 href=1 onerror=\"javascript:alert(1)\"></img>",
        "\"><img src=x onerror=alert(1)>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<a href=\"//evil.test\">x</a><a href=\"/relative\">y</a><a href=\"file:///etc/passwd\">z</a>");

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Only_listed_elements_and_attributes_come_out(string attack)
    {
        var clean = RichText.Sanitise("before " + attack + " after").Html;

        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + clean);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Allowed.ShouldContain(element.LocalName, clean);
            foreach (var attribute in element.Attributes)
            {
                element.LocalName.ShouldBe("a");
                attribute.Name.ShouldBeOneOf("href", "rel", "target");
            }

            if (element.LocalName == "a")
            {
                new Uri(element.GetAttribute("href")!).Scheme.ShouldBeOneOf("http", "https", "mailto");
                element.GetAttribute("rel").ShouldBe("noopener nofollow");
                element.GetAttribute("target").ShouldBe("_blank");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Cleaning_twice_changes_nothing(string attack)
    {
        var once = RichText.Sanitise(attack);

        RichText.Sanitise(once.Html).ShouldBe(once);
    }

    [Theory]
    [InlineData("<p>Hi <strong>you</strong></p>", "<p>Hi <strong>you</strong></p>")]
    [InlineData("<P>Hi<BR/>you</P>", "<p>Hi<br>you</p>")]
    [InlineData("<b>b</b><i>i</i><u>u</u><s>s</s><em>e</em><code>c</code>", "<b>b</b><i>i</i><u>u</u><s>s</s><em>e</em><code>c</code>")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<pre>a\n  b</pre>", "<pre>a\n  b</pre>")]
    [InlineData("<pre>\n\na</pre>", "<pre>\n\na</pre>")]
    [InlineData("<blockquote><p>q</p></blockquote>", "<blockquote><p>q</p></blockquote>")]
    [InlineData("<div>a</div><div>b</div>", "a<br>b")]
    [InlineData("<h1>Title</h1><p>x</p>", "Title<p>x</p>")]
    [InlineData("<span style=color:red>x</span>", "x")]
    [InlineData("<p>x<script>alert(1)</script>y</p>", "<p>xy</p>")]
    [InlineData("<p>unclosed <b>bold", "<p>unclosed <b>bold</b></p>")]
    [InlineData("<a href=\"mailto:a@b.test\">m</a>", "<a href=\"mailto:a@b.test\" rel=\"noopener nofollow\" target=\"_blank\">m</a>")]
    [InlineData("<a href=\"https://a.test/?x=1&y=2\" target=_top>m</a>", "<a href=\"https://a.test/?x=1&amp;y=2\" rel=\"noopener nofollow\" target=\"_blank\">m</a>")]
    [InlineData("<a href=\"javascript:alert(1)\">m</a>", "m")]
    [InlineData("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2")]
    public void Allowed_markup_stays_and_the_rest_is_unwrapped(string html, string expected) => RichText.Sanitise(html).Html.ShouldBe(expected);

    [Theory]
    [InlineData("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree")]
    [InlineData("<p>see:</p><ul><li>a</li><li>b</li></ul><p>end</p>", "see:\n\n- a\n- b\n\nend")]
    [InlineData("<ol><li>a</li><li><b>b</b></li></ol>", "1. a\n2. b")]
    [InlineData("<p>a \n\n   b&nbsp;&lt;c&gt;</p>", "a b\u00a0<c>")]
    [InlineData("<pre>a\n  b</pre>", "a\n  b")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    public void The_plain_text_reads_like_the_page(string html, string expected) => RichText.Sanitise(html).Text.ShouldBe(expected);

    [Theory]
    [InlineData("<p>See <img data-attachment=\"0193a000-0000-7000-8000-000000000001\" alt=\"The gauge\"></p>", "<p>See <img data-attachment=\"0193a000-0000-7000-8000-000000000001\" alt=\"The gauge\"></p>", "See [image: The gauge]")]
    [InlineData("<img data-attachment=0193A000-0000-7000-8000-000000000001 src=https://evil.test/x.png onerror=alert(1) style=x srcset=y>", "<img data-attachment=\"0193a000-0000-7000-8000-000000000001\" alt=\"a&lt;b.png\">", "[image: a<b.png]")]
    [InlineData("<img data-attachment=\"0193a000-0000-7000-8000-000000000001\" alt='\"><script>alert(1)</script>'>", "<img data-attachment=\"0193a000-0000-7000-8000-000000000001\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">", "[image: \"><script>alert(1)</script>]")]
    [InlineData("x<img data-attachment=\"0193a000-0000-7000-8000-000000000002\" alt=foreign>", "x", "x")]
    [InlineData("x<img src=\"data:image/png;base64,AAAA\"><img src=/api/attachments/0193a000-0000-7000-8000-000000000001><img data-attachment=../1>", "x", "x")]
    public void Of_pictures_only_references_to_the_messages_own_files_stay(string html, string expected, string text)
    {
        var images = new Dictionary<Guid, string> { [new Guid("0193a000-0000-7000-8000-000000000001")] = "a<b.png" };

        var content = RichText.Read(html, null, images);

        (content.Html, content.Text).ShouldBe((expected, text));
        RichText.Sanitise(content.Html, images).ShouldBe(content);
        RichText.Sanitise(html).Html.ShouldNotContain("img");
    }

    [Fact]
    public void Plain_text_becomes_paragraphs_with_nothing_lost()
    {
        var content = RichText.FromText("Hello,\r\nit <b>broke</b> & smoked.\r\n\r\nAda\u0000");

        content.Html.ShouldBe("<p>Hello,<br>it &lt;b&gt;broke&lt;/b&gt; &amp; smoked.</p><p>Ada</p>");
        content.Text.ShouldBe("Hello,\nit <b>broke</b> & smoked.\n\nAda");
        RichText.Sanitise(content.Html).ShouldBe(content);
    }

    [Theory]
    [InlineData(null, null, "text")]
    [InlineData(null, "  \n ", "text")]
    [InlineData("<p> <br>&nbsp;\u200b</p>", null, "html")]
    [InlineData("<script>alert(1)</script>", null, "html")]
    [InlineData("<img src=x>", null, "html")]
    public void An_empty_message_is_refused_with_its_field(string? html, string? text, string field) =>
        Should.Throw<InvalidInputException>(() => RichText.Read(html, text)).Errors.Keys.ShouldContain(field);

    [Fact]
    public void A_message_of_more_than_100_000_characters_is_refused()
    {
        RichText.Read(null, new string('x', RichText.MaxLength)).Text.Length.ShouldBe(RichText.MaxLength);
        Should.Throw<InvalidInputException>(() => RichText.Read(null, new string('x', RichText.MaxLength + 1))).Errors.Keys.ShouldContain("text");
        Should.Throw<InvalidInputException>(() => RichText.Read(new string('x', RichText.MaxLength + 1), null)).Errors.Keys.ShouldContain("html");
    }

    [Theory]
    [InlineData("<blockquote>")]
    [InlineData("<b>")]
    [InlineData("<a href=https://a.test>")]
    [InlineData("<b><p>")]
    [InlineData("<button><p>")]
    [InlineData("<table><td>")]
    [InlineData("<svg><foreignObject>")]
    [InlineData("</p>")]
    [InlineData("&")]
    public void Hostile_nesting_ends_in_bounded_time(string unit)
    {
        var html = string.Concat(Enumerable.Repeat(unit, RichText.MaxLength / unit.Length - 1)) + "x";
        var watch = Stopwatch.StartNew();

        RichText.Sanitise(html).Html.Length.ShouldBeLessThan(3_000_000);

        TestContext.Current.TestOutputHelper?.WriteLine($"{unit}: {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        PlainText.Cut("ab😀", 3).ShouldBe("ab");
        PlainText.OneLine("  a\r\n b\tc\u0000 ", 10).ShouldBe("a b c");
    }

    [Theory]
    [InlineData("<a href=\"https://example.com/terms\">terms</a>", false)]
    [InlineData("<p><a href=\" mailto:privacy@example.com \">write</a> <a name=\"x\">no link</a></p>", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("<p><b><a href=\"javascript:alert(1)\">x</a></b></p>", true)]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>", true)]
    [InlineData("<a href=\"data:text/html,x\">x</a>", true)]
    [InlineData("<a href=\"//evil.test\">x</a>", true)]
    public void Links_that_would_be_unwrapped_can_be_found_before(string html, bool found) => RichText.HasUnsafeLink(html).ShouldBe(found);
}

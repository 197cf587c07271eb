import Prose
import Testing

@Suite("Unescaped text")
struct UnescapedTextTests {
    @Test(
        "entities are read as what they stand for",
        arguments: [
            ("&quot;Go,&quot; he said", "\"Go,\" he said"),
            ("AT&amp;T and R&amp;D", "AT&T and R&D"),
            ("It&#8217;s &#x2014; so", "It’s — so"),
            ("don&#146;t", "don’t"),
            ("40&nbsp;ships", "40\u{A0}ships"),
            ("&amp;quot;twice&amp;quot;", "\"twice\""),
            ("caf&eacute;", "café"),
            ("a &bogus; b & c; &; &#; &#x;", "a &bogus; b & c; &; &#; &#x;"),
        ])
    func reads(original: String, wanted: String) {
        #expect(UnescapedText.line(original) == wanted)
    }

    @Test("nothing is made of a text without entities")
    func nothing() {
        #expect(UnescapedText(ArticleText("Marks & Spencer; and so on")) == nil)
    }

    @Test("every byte leads back to where it stood")
    func leadsBack() throws {
        let original = ArticleText("&quot;A&quot; &#8217;b&amp;c")
        let unescaped = try #require(UnescapedText(original))
        #expect(unescaped.text.string == "\"A\" ’b&c")
        #expect(original[unescaped.original(1..<2)] == "A")
        #expect(original[unescaped.original(0..<3)] == "&quot;A&quot;")
        #expect(original[unescaped.original(4..<8)] == "&#8217;b")
        #expect(original[unescaped.original(7..<10)] == "b&amp;c")
        #expect(unescaped.clean(6..<7) == 1..<2)
    }

    @Test("numbers that are no characters stay")
    func wrongNumbers() {
        for text in ["&#55296;", "&#99999999;", "&#7;", "&#xD800;"] {
            #expect(UnescapedText.line(text) == text)
        }
    }
}

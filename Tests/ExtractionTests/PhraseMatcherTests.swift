import Extraction
import Testing

struct PhraseMatcherTests {
    private static func matcher(_ phrases: String...) -> PhraseMatcher<String> {
        var matcher = PhraseMatcher<String>()
        for phrase in phrases {
            matcher.insert(phrase.split(separator: " ").map(String.init), phrase)
        }
        return matcher
    }

    private static func found(_ matcher: PhraseMatcher<String>, _ text: String) -> [String] {
        matcher.matches(in: text.split(separator: " ").map(String.init)).map(\.value)
    }

    @Test func theLongestPhraseWins() {
        let matcher = Self.matcher("foreign", "foreign minister", "minister of trade")
        #expect(Self.found(matcher, "the foreign minister of trade") == ["foreign minister"])
        #expect(
            Self.found(matcher, "foreign trade minister of trade") == [
                "foreign", "minister of trade",
            ])
    }

    @Test func aPhraseThatOnlyBeginsIsNone() {
        #expect(Self.found(Self.matcher("chief of staff"), "chief of the staff").isEmpty)
        #expect(Self.found(Self.matcher("chief of staff"), "chief of").isEmpty)
    }

    @Test func theFirstValueOfAPhraseHolds() {
        var matcher = PhraseMatcher<Int>()
        matcher.insert(["fox"], 1)
        matcher.insert(["fox"], 2)
        #expect(matcher.longest(at: 0, in: ["fox"])?.value == 1)
        #expect(matcher.longest(at: 0, in: [])?.value == nil)
    }
}

import Extraction
import Records
import Testing

/// What things are called by whom, for disputes between articles.
@Suite struct DescriptionFinderTests {
    private static func described(_ text: String) throws -> [String] {
        let features = try Desk.extract(text).article.features
        return (features?.descriptions ?? []).map {
            "\($0.claimant?.text ?? "-")|\($0.thing)|\($0.text)|\($0.traits.joined(separator: ","))"
        }
    }

    @Test func whoSaysItIsTheClaimant() throws {
        let found = try Self.described(
            """
            Norway said on Friday that the ship was a research vessel. Russia insists that it was \
            a spy ship.

            The military vessel left the harbour at noon.
            """)
        #expect(found.contains("Norway|craft|research vessel|purpose:civil"))
        #expect(found.contains("Russia|craft|spy ship|purpose:spying"))
        #expect(found.contains("-|craft|military vessel|purpose:war"))
    }

    @Test func aQuotesSpeakerIsTheClaimant() throws {
        let found = try Self.described(
            """
            "It was nothing but a civilian drone," Foreign Minister Anna Berg said.
            """)
        #expect(found == ["Anna Berg|craft|civilian drone|purpose:civil"])
    }

    @Test func wordsWithoutATraitAreNoDescription() throws {
        #expect(try Self.described("France said the balloon was large.").isEmpty)
    }

    @Test func theyAreBounded() throws {
        let text = (0..<400).map { "Chile said it was a spy ship number \($0).\n" }.joined()
        #expect(try Self.described(text).count <= ArticleFeatures.descriptionsMax)
    }
}

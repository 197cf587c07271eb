import Foundation
import Lexicons
import Prose
import TestSupport
import Testing

struct WordListTests {
    /// The shipped tables that the reading of text needs, one of them replaced.
    private static func seeds(_ name: String, _ content: String) throws -> Seeds {
        let needed = [
            "lexicons/abbreviations", "lexicons/sentence-openers", "lexicons/hyphen-prefixes",
            "lexicons/reporting-verbs", "lexicons/web-words", "models/sentence-ends",
        ]
        return try Seeds(
            files: needed.map { table in
                let bytes =
                    try table == name
                    ? Array(content.utf8) : Self.bytes(table)
                return Seeds.File(name: table, bytes: bytes)
            })
    }

    private static func bytes(_ table: String) throws -> [UInt8] {
        let path = "\(Checkout.path)/seeds/\(table).tsv"
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test(arguments: [
        ("lexicons/abbreviations", "form\tkind\nMr\tname\n"),
        ("lexicons/web-words", "form\tkind\tpieces\tbefore\ndont\tsplit\tdo|n\t\n"),
        ("lexicons/web-words", "form\tkind\tpieces\tbefore\ndont\tverb\t\t\n"),
        ("models/sentence-ends", "feature\tfirst\tsecond\tweight\nl\tfox\t\tmuch\n"),
        ("models/sentence-ends", "feature\tfirst\tsecond\tweight\nl\tfox\t\t9999999\n"),
        ("models/sentence-ends", "feature\tfirst\tsecond\nl\tfox\t\n"),
    ])
    func wrongRowsAreRefusedByName(table: String, content: String) throws {
        let seeds = try Self.seeds(table, content)
        let error = #expect(throws: SeedsError.self) { try SentenceReader(seeds: seeds) }
        #expect(error?.file == table + ".tsv")
    }

    @Test func theSentenceModelIsSmall() throws {
        let bytes = try Self.bytes("models/sentence-ends")
        #expect(bytes.count <= 200_000)
    }
}

import FoundationEssentials
import Lexicons
import TestSupport
import Testing

struct SeedsTests {
    private static func table(_ text: String) throws(SeedsError) -> Table {
        try Table(name: "lexicons/test", bytes: Array(text.utf8))
    }

    @Test func rowsStandUnderTheirColumns() throws {
        let table = try Self.table("# purpose\nname\tkinds\n\nfox\ta|b\nhare\t\n")
        #expect(table.rows.map(\.line) == [4, 5])
        #expect(table.rows[0]["name"] == "fox")
        #expect(table.rows[0].list("kinds") == ["a", "b"])
        #expect(table.rows[1].list("kinds").isEmpty)
        #expect(table.rows[1]["other"] == "")
    }

    @Test(arguments: [
        ("# only a comment\n", SeedsError.Code.malformed, nil),
        ("a\tb\nfox\n", .malformed, 2),
        ("a\ta\n", .malformed, 1),
        ("a\tb\r\n", .malformed, 1),
    ])
    func brokenTablesAreRefusedWithTheirLine(
        text: String, code: SeedsError.Code, line: Int?
    ) {
        let error = #expect(throws: SeedsError.self) { try Self.table(text) }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.file == "lexicons/test.tsv")
    }

    @Test func bytesThatAreNoTextAreRefused() {
        let error = #expect(throws: SeedsError.self) {
            try Table(name: "x", bytes: [UInt8(ascii: "a"), 0x0A, 0xFF])
        }
        #expect(error?.code == .notText)
        #expect(error?.line == 2)
    }

    @Test func theDigestNamesTheContent() throws {
        let one = Seeds.File(name: "lexicons/a", bytes: Array("w\nfox\n".utf8))
        let two = Seeds.File(name: "lexicons/b", bytes: Array("w\nhare\n".utf8))
        let changed = Seeds.File(name: "lexicons/b", bytes: Array("w\nhares\n".utf8))
        let digest = try Seeds(files: [one, two]).digest
        #expect(digest.utf8.count == 16)
        #expect(try Seeds(files: [two, one]).digest == digest)
        #expect(try Seeds(files: [one, changed]).digest != digest)
    }

    @Test func aMissingTableAndColumnAreNamed() throws {
        let seeds = try Seeds(files: [.init(name: "lexicons/a", bytes: Array("w\nfox\n".utf8))])
        let missing = #expect(throws: SeedsError.self) { try seeds.table("lexicons/b") }
        #expect(missing?.code == .missingTable)
        let column = #expect(throws: SeedsError.self) {
            try seeds.table("lexicons/a").require("w", "v")
        }
        #expect(column?.code == .missingColumn)
    }

    @Test func aFolderThatIsNotThereIsUnreadable() {
        let error = #expect(throws: SeedsError.self) { try Seeds(directory: "/nowhere/seeds") }
        #expect(error?.code == .unreadable)
    }

    @Test func theShippedSeedsAreSortedAndTellTheirSource() throws {
        let seeds = try Seeds(directory: Checkout.path + "/seeds")
        #expect(seeds.names.count >= 15)
        for name in seeds.names {
            let file = URL(filePath: "\(Checkout.path)/seeds/\(name).tsv")
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            let lines = text.split(separator: "\n")
            #expect(lines.first?.hasPrefix("#") ?? false, "\(name) has no header")
            #expect(text.contains("ource") || text.contains("CC BY"), "\(name) names no source")
            let rows = lines.filter { !$0.hasPrefix("#") }.dropFirst().map { Array($0.utf8) }
            #expect(
                zip(rows, rows.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) },
                "\(name) is not sorted by bytes, or has a row twice")
        }
    }
}

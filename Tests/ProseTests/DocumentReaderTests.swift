import Prose
import Records
import Testing

struct DocumentReaderTests {
    let fixture: ProseFixture

    init() throws { fixture = try ProseFixture.shared.get() }

    private func code(_ bytes: [UInt8], name: String = "a.txt", sidecar: String? = nil) -> String? {
        do {
            _ = try fixture.documents.read(
                name: name, bytes: bytes, sidecar: sidecar.map { Array($0.utf8) })
            return nil
        } catch {
            return error.code.rawValue
        }
    }

    @Test func whatIsNoArticleIsRefusedWithACode() {
        #expect(code([]) == "empty")
        #expect(code(Array(" \n\u{A0}\n".utf8)) == "empty")
        #expect(code(Array("Title: Fox\n\n".utf8)) == "empty")
        #expect(code(Array("a\0b".utf8)) == "not_text")
        #expect(code([0x66, 0x81, 0x67]) == "not_text")
        #expect(code([0xFF, 0xFE, 0x00]) == "not_text")
        #expect(
            code([UInt8](repeating: 0x61, count: Prose.Limits.documentBytesMax + 1)) == "too_large")
        #expect(code([UInt8](repeating: 0x61, count: Prose.Limits.documentBytesMax)) == nil)
        #expect(code(Array("{\"text\":".utf8), name: "a.json") == "bad_json")
        #expect(code(Array("{\"title\":\"x\"}".utf8), name: "a.json") == "bad_json")
        #expect(code(Array("{\"text\":\"\"}".utf8), name: "a.json") == "empty")
        #expect(
            code(Array("{\"text\":\"x\",\"published\":\"soon\"}".utf8), name: "a.json")
                == "bad_date")
        #expect(code(Array("Fox.".utf8), sidecar: "[]") == "bad_sidecar")
    }

    @Test func encodingsAreTriedInOrder() throws {
        let utf8 = try fixture.documents.read(
            name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("Café".utf8))
        #expect(utf8.text.string == "Café")
        #expect(utf8.source.format == "text")
        let utf16 = try fixture.documents.read(
            name: "a", bytes: [0xFE, 0xFF, 0x00, 0x46, 0x20, 0x19])
        #expect(utf16.text.string == "F\u{2019}")
        #expect(utf16.source.format == "text utf-16be")
        let windows = try fixture.documents.read(name: "a", bytes: [0x93, 0x46, 0xE9, 0x94])
        #expect(windows.text.string == "\u{201C}Fé\u{201D}")
        #expect(windows.source.format == "text windows-1252")
    }

    @Test func metadataComeFromEachForm() throws {
        let text = "Title: Fox Found\nDate: Feb. 8, 2023\nPublisher: The Den\n\nA fox was found."
        let header = try fixture.documents.read(name: "20230209-fox.txt", bytes: Array(text.utf8))
        #expect(header.metadata.title == "Fox Found")
        #expect(header.metadata.published?.description == "2023-02-08")
        #expect(header.metadata.publisher == "The Den")
        #expect(header.metadata.fileNameDate?.description == "2023-02-09")
        #expect(header.text[header.headerRange].hasSuffix("Den\n\n"))
        #expect(header.source.format == "text+headers")

        let json = #"{"text":"A fox.","title":"Fox","published":"2023-02-10T09:00:00Z"}"#
        let article = try fixture.documents.read(name: "fox.json", bytes: Array(json.utf8))
        #expect(article.text.string == "A fox.")
        #expect(article.metadata.published?.description == "2023-02-10")

        let sidecar = try fixture.documents.read(
            name: "fox.txt", bytes: Array("A fox.".utf8),
            sidecar: Array(#"{"published":"2023-02-11","url":"https://den.example/fox"}"#.utf8))
        #expect(sidecar.metadata.published?.description == "2023-02-11")
        #expect(sidecar.metadata.url == "https://den.example/fox")
    }

    @Test(arguments: [
        ("2024-05-14-fox.txt", "2024-05-14"), ("2024_05_14.txt", "2024-05-14"),
        ("20240514T1200.txt", "2024-05-14"), ("202405141.txt", nil), ("2024-13-01.txt", nil),
        ("fox-2024-05-14.txt", nil), ("2024-5-14.txt", nil), ("99999999.txt", nil),
    ])
    func aDateAtTheHeadOfTheName(name: String, date: String?) throws {
        let document = try fixture.documents.read(name: name, bytes: Array("A fox.".utf8))
        #expect(document.metadata.fileNameDate?.description == date)
    }
}

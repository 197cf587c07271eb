import Daemon
import Foundation
import Platform
import Records
import TestSupport
import Testing

@Suite struct MirrorFieldsTests {
    private func quote(_ text: String) -> MirrorEntry {
        let span = Span(start: 0, end: text.utf8.count, text: text)
        let quote = QuoteRecord(
            id: "q1", span: span, form: .direct,
            speaker: QuoteRecord.Speaker(span, name: "Mao Ning"), cue: nil,
            provenance: Provenance(confidence: 1, rule: "r"))
        return MirrorEntry(seq: 42, envelope: Envelope(article: "3f0c", record: .quote(quote)))
    }

    @Test func tellsPeopleAndPrograms() {
        let fields = MirrorFields(quote("no")).fields
        #expect(fields.contains("MESSAGE=Mao Ning: “no”"))
        #expect(fields.contains("DATELINE_SEQ=42"))
        #expect(fields.contains("DATELINE_KIND=quote"))
        #expect(fields.contains("DATELINE_ARTICLE=3f0c"))
        #expect(fields.contains("DATELINE_SPEAKER=Mao Ning"))
    }

    @Test func staysWithinItsLimit() {
        let fields = MirrorFields(quote(String(repeating: "é", count: 10_000))).fields
        #expect(fields.reduce(0) { $0 + $1.utf8.count } <= Limits.mirrorBytesMax)
        #expect(fields.contains("DATELINE_SEQ=42"))
    }

    @Test func theCatalogExplainsEveryKind() throws {
        let catalog = try String(
            contentsOfFile: "\(Checkout.path)/systemd/dateline.catalog", encoding: .utf8)
        for kind in RecordKind.allCases where kind != .sentence {
            #expect(catalog.contains("-- \(MirrorFields.messageID(kind))\n"), "\(kind)")
        }
    }
}

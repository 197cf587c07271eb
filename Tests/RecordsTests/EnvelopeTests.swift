import Foundation
import Records
import Testing

/// What is written can be read, field by field, and a journaled line begins with seq and at.
@Suite struct EnvelopeTests {
    private static let span = Span(start: 3, end: 9, text: "“a\n b”")
    private static let provenance = Provenance(confidence: 0.75, rule: "rule.one")
    private static let date = CalendarDate(year: 2023, month: 2, day: 8)

    static let article = ArticleRecord(
        id: "3f0c", source: SourceFile(name: "a.txt", sha256: "00", bytes: 9, format: "text"),
        title: "T", byline: ["A B"],
        dateline: ArticleRecord.Dateline(place: "Beijing", date: date), publisher: nil,
        republishedFrom: "X", published: ArticleRecord.Published(value: date, basis: .dateline),
        language: "en", words: 3, sentences: 1,
        parts: [ArticleRecord.Part(role: .title, start: 0, end: 3)], duplicateOf: 7,
        version: ArticleRecord.Version(dateline: "0.1.0", seeds: "ab"))

    static let records: [Record] = [
        .article(article),
        .entity(
            EntityRecord(
                id: "e1", type: .person, name: "A", aliases: ["B"],
                roles: [EntityRecord.Role(title: "minister", country: "CN", range: 1..<4)],
                country: "CN", actor: "CHN.GOV",
                link: EntityRecord.Link(scheme: "iso3166", id: "CN"), salience: 0.5,
                mentions: [EntityRecord.Mention(span, form: .name, standsFor: "government")],
                provenance: provenance)),
        .quote(
            QuoteRecord(
                id: "q1", span: span, form: .mixed,
                speaker: QuoteRecord.Speaker(
                    span, entity: "e1", name: "A", role: "r", anonymous: true, description: "d"),
                cue: QuoteRecord.Cue(span, lemma: "say"),
                addressee: QuoteRecord.Addressee(span, entity: "e2"), time: "t1", continues: "q0",
                provenance: provenance)),
        .time(
            TimeRecord(
                id: "t1", span: span, type: .date, value: "2023-02-08", mod: "APPROX",
                anchor: "t0", from: date, to: date, provenance: provenance)),
        .place(
            PlaceRecord(
                id: "p1", span: span, name: "Quantico", kind: "city", country: "US", admin1: "VA",
                lat: 38.5, lon: -77.3, geonames: 1, entity: "e1", provenance: provenance)),
        .quantity(
            QuantityRecord(
                id: "n1", span: span, value: 40, high: 50, unit: "metre", unitText: "m",
                approximate: true, change: .up, of: "men", provenance: provenance)),
        .event(
            EventRecord(
                id: "v1", type: "REJECT", mode: "meet", contexts: ["diplomatic"], cameo: "125",
                intensity: -5, trigger: EventRecord.Trigger(span, lemma: "reject"),
                sources: [EventRecord.Party(span, entity: "e1", actor: "CHN.MIL")], targets: [],
                object: span, time: EventRecord.TimeReference(id: "t1", value: "2023"),
                place: EventRecord.PlaceReference(id: "p1"), polarity: .negative,
                modality: .planned, attribution: EventRecord.Attribution(entity: "e1", quote: "q1"),
                reason: span, sentence: EventRecord.Extent(0..<9), provenance: provenance)),
        .claim(
            ClaimRecord(
                id: "c1", claimant: ClaimRecord.Claimant(entity: "e1", text: "A"),
                stance: .denies, span: span, about: ["e2"], quote: "q1", event: "v1",
                provenance: provenance)),
        .story(
            StoryRecord(
                id: "s1", revision: 2, title: "T",
                articles: [
                    StoryRecord.Account(id: "3f0c", publisher: "P", published: date, copyOf: "x")
                ], firstPublished: date, lastPublished: date, sources: 1,
                facts: [
                    StoryRecord.Fact(
                        type: "REJECT", actors: ["CHN"], time: "2023", place: "p",
                        events: [StoryRecord.EventReference(article: "3f0c", id: "v1")],
                        independentSources: 1,
                        details: [
                            StoryRecord.Detail(
                                field: "time",
                                values: [
                                    StoryRecord.Detail.Value(value: "2023", articles: ["3f0c"])
                                ])
                        ])
                ],
                disputes: [
                    StoryRecord.Dispute(
                        about: "balloon",
                        positions: [
                            StoryRecord.Dispute.Position(
                                claimant: "A", stance: .asserts, text: "t", article: "3f0c",
                                claim: "c1")
                        ])
                ], entities: [StoryRecord.EntityCount(name: "A", articles: 1)],
                timeline: [StoryRecord.TimelineEntry(time: "2023", fact: 0)])),
        .failed(
            FailedRecord(
                source: SourceFile(name: "a", sha256: nil, bytes: 0, format: nil),
                reason: FailedRecord.Reason(code: "empty", message: "m"), attempts: 1,
                quarantinedAs: "q")),
        .sentence(
            SentenceRecord(
                span: span,
                tokens: [
                    SentenceRecord.Token(
                        span: span, lemma: "l", upos: "NOUN", head: 0, deprel: "root", entity: "O")
                ])),
    ]

    @Test(arguments: records) func survivesWritingAndReading(record: Record) throws {
        let hasArticle = record.kind != .story && record.kind != .failed
        let envelope = Envelope(article: hasArticle ? "3f0c" : nil, record: record)
        let bytes = JSONWriter.bytes(of: envelope)
        #expect(try JSONDecoder().decode(Envelope.self, from: Data(bytes)) == envelope)
        #expect(!bytes.contains(UInt8(ascii: "\n")))
    }

    @Test func everyKindIsTried() {
        #expect(Set(Self.records.map(\.kind)) == Set(RecordKind.allCases))
    }

    @Test func aJournaledLineHasSeqAndAtFirst() throws {
        var payload: [UInt8] = []
        for record in Self.records {
            let article: String? = record.kind == .failed || record.kind == .story ? nil : "3f0c"
            payload += JSONWriter.bytes(of: Envelope(article: article, record: record)) + [10]
        }
        let lines = RecordLine.lines(
            in: payload, firstSeq: 40, at: Timestamp(microseconds: 1_700_000_000_123_456))
        #expect(lines.map(\.seq) == Array(40..<UInt64(40 + Self.records.count)))
        #expect(lines.map(\.kind) == Self.records.map(\.kind.rawValue))
        for line in lines {
            let hasArticle = line.kind != "story" && line.kind != "failed"
            #expect(line.article == (hasArticle ? "3f0c" : nil), "\(line.kind)")
            var bytes: [UInt8] = []
            line.append(to: &bytes)
            let text = String(decoding: bytes, as: UTF8.self)
            let head = "{\"seq\":\(line.seq),\"at\":\"2023-11-14T22:13:20.123456Z\",\"kind\":\""
            #expect(text.hasPrefix(head))
            #expect(text.hasSuffix("}\n"))
        }
    }
}

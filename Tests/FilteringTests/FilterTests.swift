import Filtering
import Records
import Testing

/// One article's records, and what passes of them.
@Suite struct FilterTests {
    /// `kind` and id of each record, in order: what `passing` gives.
    private static let payload = """
        {"kind":"article","article":{"id":"aa","published":{"value":"2023-02-08","basis":"metadata"},"mainEvent":{"who":{"text":"x","ref":"e1"}}}}
        {"kind":"entity","article":"aa","entity":{"id":"e1","name":"Wang Yi","aliases":["Wang"],"country":"CN"}}
        {"kind":"entity","article":"aa","entity":{"id":"e2","name":"United States","aliases":["U.S.","Washington"],"country":"US"}}
        {"kind":"entity","article":"aa","entity":{"id":"e3","name":"Wangari","aliases":[],"country":null}}
        {"kind":"quote","article":"aa","quote":{"id":"q1","text":"“entity”:e3","speaker":{"text":"he","entity":"e1","name":"Wang Yi"},"time":"t1"}}
        {"kind":"quote","article":"aa","quote":{"id":"q2","text":"\\"entity\\":\\"e1\\"","speaker":null,"time":null}}
        {"kind":"time","article":"aa","time":{"id":"t1","from":"2023-02-04","to":"2023-02-04"}}
        {"kind":"time","article":"aa","time":{"id":"t2","from":null,"to":null}}
        {"kind":"place","article":"aa","place":{"id":"p1","name":"Beijing","country":"CN","lat":39.9,"lon":116.4,"entity":null}}
        {"kind":"place","article":"aa","place":{"id":"p2","name":"Montana","country":"US","lat":47.0,"lon":-110.0,"entity":null}}
        {"kind":"event","article":"aa","event":{"id":"v1","type":"REJECT","sources":[{"entity":"e1","actor":"CHN.MIL"}],"targets":[{"entity":"e2","actor":"USA"}],"time":{"id":"t1","value":"2023-02-04"},"place":{"id":"p1"},"polarity":"positive","modality":"asserted"}}
        {"kind":"event","article":"aa","event":{"id":"v2","type":"CONSULT","sources":[{"entity":null,"actor":"CHNX"}],"targets":[],"time":null,"place":{"id":"p2"},"polarity":"negative","modality":"planned"}}
        {"kind":"claim","article":"aa","claim":{"id":"c1","claimant":{"entity":"e2","text":"x"},"about":["e1","v1"]}}
        {"kind":"story","story":{"id":"s9","firstPublished":"2023-02-08","lastPublished":"2023-02-10","entities":[{"name":"Wang Yi","articles":2}]}}
        {"kind":"dream","dream":{"id":"d1"}}

        """

    private static let names = [
        "a", "e1", "e2", "e3", "q1", "q2", "t1", "t2", "p1", "p2", "v1", "v2", "c1", "s9", "d1",
    ]

    private func passing(_ json: String) throws -> String {
        let batch = RecordBatch(payload: Array(Self.payload.utf8), firstSeq: 7, time: 5_000_000)
        #expect(batch.lines.count == Self.names.count)
        var run = FilterRun(try Filter(json: json))
        return batch.lines.indices.filter { run.passes($0, of: batch) }.map { Self.names[$0] }
            .joined(separator: " ")
    }

    @Test(arguments: [
        ("{}", names.joined(separator: " ")),
        (#"{"kind":"quote"}"#, "q1 q2"), (#"{"kind":["quote","event"]}"#, "q1 q2 v1 v2"),
        (#"{"article":"aa","kind":"story"}"#, "s9"), (#"{"article":"bb"}"#, ""),
        // A name, with all that refers to it; not Wangari, and not words in a quotation.
        (#"{"entity":"wang"}"#, "a e1 q1 v1 c1 s9"), (#"{"entity":"Wangari"}"#, "e3"),
        (#"{"entity":"US"}"#, "e2 v1 c1"), (#"{"entity":["u.s.","nobody"]}"#, "e2 v1 c1"),
        (#"{"speaker":"Wang Yi"}"#, "q1"), (#"{"speaker":"yi"}"#, "q1"),
        (#"{"speaker":"ang"}"#, ""),
        (#"{"event":"REJECT"}"#, "v1"), (#"{"polarity":"negative"}"#, "v2"),
        (#"{"modality":["planned","asserted"]}"#, "v1 v2"),
        (#"{"source":"CHN"}"#, "v1"), (#"{"source":"CHN.MIL"}"#, "v1"),
        (#"{"target":"USA"}"#, "v1"),
        (#"{"source":"USA"}"#, ""), (#"{"actor":["USA","CHNX"]}"#, "v1 v2"),
        (#"{"place":"CN"}"#, "p1 v1"), (#"{"place":{"lat":46.9,"lon":-110,"radius":50}}"#, "p2 v2"),
        (#"{"time":"2023-02-04"}"#, "q1 t1 v1"),
        (#"{"time":{"from":"2023-02-05","to":"2023-02-09"}}"#, "a s9"),
        (#"{"time":{"to":"2023-02-04"},"kind":"event"}"#, "v1"),
        (#"{"at":{"from":"1970-01-01T00:00:05Z"},"kind":"claim"}"#, "c1"),
        (#"{"at":{"to":"1970-01-01T00:00:04Z"}}"#, ""),
        (#"{"story":"s9","kind":["article","claim"]}"#, "a c1"), (#"{"story":"s8"}"#, ""),
        (#"{"or":[{"kind":"claim"},{"and":[{"kind":"event"},{"not":{"place":"CN"}}]}]}"#, "v2 c1"),
        (#"{"not":{"kind":["entity","quote","time","place","event"]}}"#, "a c1 s9"),
    ])
    func passes(json: String, expected: String) throws {
        #expect(try passing(json) == expected)
    }

    /// Each is refused, with the column that is wrong and a word that helps.
    @Test(arguments: [
        ("[]", 1, "object"), (#"{"kinds":"quote"}"#, 2, "kind, article"),
        (#"{"kind":"quotes"}"#, 9, "quote"), (#"{"kind":["quote",3]}"#, 18, "kind"),
        (#"{"kind":[]}"#, 9, "empty"), (#"{"event":"reject"}"#, 10, "REJECT"),
        (#"{"source":"chn"}"#, 11, "CHN"), (#"{"place":"China"}"#, 10, "letters"),
        (#"{"place":{"lat":99,"lon":0,"radius":1}}"#, 10, "lat"),
        (#"{"place":{"lat":9,"long":0}}"#, 19, "lon"), (#"{"time":"yesterday"}"#, 9, "day"),
        (#"{"time":{"from":"2023-02-09","to":"2023-02-08"}}"#, 9, "ends"),
        (#"{"time":{}}"#, 9, "day"), (#"{"at":{"from":"noon"}}"#, 15, "2026"),
        (#"{"and":[]}"#, 8, "no filters"), (#"{"and":{}}"#, 8, "array"),
        (#"{"not":{"kind":"quote","é":1}}"#, 24, "no filter"), (#"{"entity":" . "}"#, 11, "word"),
        (#"{"kind":"quote""#, 16, "early"),
    ])
    func refuses(json: String, column: Int, word: String) {
        let error = #expect(throws: RequestError.self) { _ = try Filter(json: json) }
        #expect(error?.column == column)
        #expect(error?.message.contains(word) == true, "\(error?.description ?? "")")
    }

    @Test func hasALimitOfTests() throws {
        func filter(_ count: Int) -> String {
            let tests = Array(repeating: #"{"kind":"quote"}"#, count: count)
            return #"{"or":[\#(tests.joined(separator: ","))]}"#
        }
        _ = try Filter(json: filter(Limits.filterTestsMax - 1))
        #expect(throws: RequestError.self) { _ = try Filter(json: filter(Limits.filterTestsMax)) }
    }

    @Test(arguments: [
        ("kind", "quote,event", #"{"kind":["quote","event"]}"#),
        ("speaker", "O\"Hara", #"{"speaker":["O\"Hara"]}"#),
        ("time", "2023-02-01..2023-02-02", #"{"time":{"from":"2023-02-01","to":"2023-02-02"}}"#),
        ("time", "2023-02-01..", #"{"time":{"from":"2023-02-01"}}"#),
        ("time", "2023-02-01", #"{"time":"2023-02-01"}"#),
        ("place", #"{"lat":1,"lon":2,"radius":3}"#, #"{"place":{"lat":1,"lon":2,"radius":3}}"#),
    ])
    func typedFieldsBecomeJSON(name: String, text: String, json: String) throws {
        #expect(Filter.json(field: name, text: text) == json)
        _ = try Filter(json: json)
    }

    @Test func writesLinesAsSubscribersGetThem() {
        let batch = RecordBatch(payload: Array("{\"kind\":\"x\"}\n".utf8), firstSeq: 1_042, time: 1)
        var bytes: [UInt8] = []
        batch.append(0, to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"seq":1042,"at":"1970-01-01T00:00:00.000001Z","kind":"x"}"#)
        #expect(batch.kinds == [nil])
        #expect(batch.nextSeq == 1_043)
    }
}

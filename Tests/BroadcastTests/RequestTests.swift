import Broadcast
import Platform
import Testing

@Suite struct RequestTests {
    private static let journal = Identifier(high: 1, low: 2)

    private static let requests: [(String, Request)] = [
        (#"{"subscribe":{}}"#, .subscribe(from: .now, filter: Filter())),
        (#" { "subscribe" : { "from" : "first" } } "#, .subscribe(from: .first, filter: Filter())),
        (#"{"subscribe":{"from":42}}"#, .subscribe(from: .seq(42, journal: nil), filter: Filter())),
        (
            #"{"subscribe":{"from":"\#(journal.uuid):42"}}"#,
            .subscribe(from: .seq(42, journal: journal), filter: Filter())
        ),
        (
            #"{"subscribe":{"from":{"time":"1970-01-01T00:00:01Z"}}}"#,
            .subscribe(from: .time(1_000_000), filter: Filter())
        ),
        (
            #"{"subscribe":{"filter":{"kind":["quote","event"],"article":"3f"}}}"#,
            .subscribe(from: .now, filter: Filter(kinds: ["quote", "event"], article: "3f"))
        ),
        (
            #"{"subscribe":{"filter":{"kind":"quote"}}}"#,
            .subscribe(from: .now, filter: Filter(kinds: ["quote"]))
        ),
        (#"{"status":{}}"#, .status),
    ]

    @Test(arguments: requests) func readsWhatTheProtocolAllows(line: String, request: Request) throws {
        #expect(try Request(line: Array(line.utf8)) == request)
    }

    /// Each is refused with a word that tells what is wrong.
    @Test(arguments: [
        ("", "not JSON"), ("hello", "not JSON"), (#"{"subscribe":{}"#, "not JSON"),
        ("[]", "one object"), (#"{"subscribe":{},"status":{}}"#, "one object"),
        (#"{"publish":{}}"#, "publish"), (#"{"subscribe":3}"#, "a number"),
        (#"{"subscribe":{"form":"first"}}"#, "form"), (#"{"subscribe":{"from":0}}"#, "from"),
        (#"{"subscribe":{"from":1.5}}"#, "from"), (#"{"subscribe":{"from":"last"}}"#, "from"),
        (#"{"subscribe":{"from":{"time":"noon"}}}"#, "from"),
        (#"{"subscribe":{"filter":[]}}"#, "an array"),
        (#"{"subscribe":{"filter":{"kind":"quotes"}}}"#, "kind"),
        (#"{"subscribe":{"filter":{"speaker":"x"}}}"#, "speaker"),
        (#"{"subscribe":{"filter":{"article":1}}}"#, "article"),
    ])
    func refusesAnythingElseAndSaysWhy(line: String, word: String) {
        let error = #expect(throws: RequestError.self) { _ = try Request(line: Array(line.utf8)) }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }

    @Test func deepNestingIsRefused() {
        let line = String(repeating: "[", count: 60_000)
        #expect(throws: RequestError.self) { _ = try Request(line: Array(line.utf8)) }
    }
}

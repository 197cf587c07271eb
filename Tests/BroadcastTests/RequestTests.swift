import Broadcast
import Filtering
import Platform
import Records
import Testing

@Suite struct RequestTests {
    private static let journal = Identifier(high: 1, low: 2)

    private static let requests: [(String, Request)] = [
        (#"{"subscribe":{}}"#, .subscribe(from: .now, filter: .everything)),
        (
            #" { "subscribe" : { "from" : "first" } } "#,
            .subscribe(from: .first, filter: .everything)
        ),
        (
            #"{"subscribe":{"from":42}}"#,
            .subscribe(from: .seq(42, journal: nil), filter: .everything)
        ),
        (
            #"{"subscribe":{"from":"\#(journal.uuid):42"}}"#,
            .subscribe(from: .seq(42, journal: journal), filter: .everything)
        ),
        (
            #"{"subscribe":{"from":{"time":"1970-01-01T00:00:01Z"}}}"#,
            .subscribe(from: .time(1_000_000), filter: .everything)
        ),
        (
            #"{"subscribe":{"filter":{"kind":["quote","event"],"article":"3f"}}}"#,
            .subscribe(
                from: .now, filter: .all([.kind([.quote, .event]), .article(["3f"])]))
        ),
        (
            #"{"subscribe":{"filter":{"kind":"quote"}}}"#,
            .subscribe(from: .now, filter: .kind([.quote]))
        ),
        (#"{"status":{}}"#, .status),
    ]

    @Test(arguments: requests) func readsWhatTheProtocolAllows(line: String, request: Request)
        throws
    {
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
        (#"{"subscribe":{"filter":{"speakers":"x"}}}"#, "speaker"),
        (#"{"subscribe":{"from":"first","from":1}}"#, "second time"),
        (#"{"subscribe":{"from":"2026-11-21"}}"#, "from"), (#"{"subscribe":{"from":"7"}}"#, "from"),
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

    @Test func errorsPointAtTheColumn() {
        let line = #"{"subscribe":{"filter":{"kind":"quotes"}}}"#
        let error = #expect(throws: RequestError.self) { _ = try Request(line: Array(line.utf8)) }
        #expect(error?.column == 32)
    }

    private static let heads: [(String, HTTPRequest?)] = [
        ("GET /status HTTP/1.1", .status), ("GET /metrics HTTP/1.1", .metrics),
        ("GET http://dateline/metrics HTTP/1.0\r\nHost: dateline", .metrics),
        ("GET /nothing HTTP/1.1", nil),
        ("GET /records HTTP/1.1", .records(HTTPRequest.Records())),
        (
            "GET /records?from=first&kind=quote%2Cevent&until=live HTTP/1.1",
            .records(
                HTTPRequest.Records(
                    from: .first, filter: .kind([.quote, .event]), untilLive: true))
        ),
        (
            "GET /records?kind=quote&article=3f HTTP/1.1\r\nAccept: text/event-stream\r\n"
                + "LAST-EVENT-ID: \(journal.uuid):42",
            .records(
                HTTPRequest.Records(
                    from: .seq(42, journal: journal),
                    filter: .all([.kind([.quote]), .article(["3f"])]), isEvents: true))
        ),
    ]

    @Test(arguments: heads) func readsHeadsOfHTTP(head: String, request: HTTPRequest?) throws {
        #expect(try HTTPRequest.read(head: Array(head.utf8)) == request)
    }

    @Test(arguments: [
        "GET /records", "GET /records HTTP/2", "GET /records?kind=quotes HTTP/1.1",
        "GET /records?form=first HTTP/1.1", "GET /records?from=last HTTP/1.1",
        "GET /records?filter={ HTTP/1.1", "GET /records HTTP/1.1\r\nLast-Event-ID: x",
        "GET  HTTP/1.1",
    ])
    func refusesOtherHeads(head: String) {
        #expect(throws: RequestError.self) { _ = try HTTPRequest.read(head: Array(head.utf8)) }
    }
}

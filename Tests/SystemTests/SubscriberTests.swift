import DatelineClient
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// Who listens: clients that go on through restarts, and clients that mean no good.
@Suite(.timeLimit(.minutes(5))) struct SubscriberTests {
    private static let python = findProgram("python3")
    private static let scripts = "\(Checkout.path)/Tests/SystemTests/Scripts"

    @Test(.enabled(if: python != nil, "needs python3"))
    func hostileClientsHurtNobody() async throws {
        let seed =
            ProcessInfo.processInfo.environment["DATELINE_SEED"]
            ?? "\(UInt32.random(in: .min ... .max))"
        try await onOwnThread {
            let daemon = try RunningDaemon("")
            try daemon.folder.write(
                try String(contentsOfFile: daemon.configuration, encoding: .utf8)
                    .replacingOccurrences(of: "[seeds]", with: "subscribers_max = 8\n[seeds]"),
                to: "dateline.toml")
            try daemon.start()
            try daemon.drop(EndToEndTests.article, as: "2024-03-14-a.txt")
            _ = try daemon.records(kinds: ["quote"]) { $0.count == 1 }
            let result = try runProgram(
                Self.python ?? "", ["\(Self.scripts)/hostile.py", daemon.socket, seed])
            #expect(
                result.output.contains("HOSTILE-TEST-PASSED"), "\(result.output)\(result.errors)")
            #expect(daemon.stop() == 0)
        }
    }

    /// Stopped and killed in turns while articles come: every client gets each article once, in
    /// order.
    @Test func clientsGoOnThroughRestarts() async throws {
        let rounds = 6
        try await onOwnThread {
            let daemon = try RunningDaemon()
            let clients = Clients(socket: daemon.socket, count: rounds)
            var dropped: [String] = []
            for round in 0..<rounds {
                try daemon.start()
                let name = "article-\(round).txt"
                try daemon.drop("\(EndToEndTests.article)\nNumber \(round).\n", as: name)
                dropped.append(name)
                _ = try daemon.records(kinds: ["article"]) { $0.count > round }
                if round == rounds - 1 { break }
                if round % 2 == 0 { daemon.kill() } else { #expect(daemon.stop() == 0) }
            }
            let (swift, python) = clients.wait()
            #expect(swift == dropped)
            if Self.python != nil { #expect(python == dropped) }
            #expect(daemon.stop() == 0)
        }
    }

    /// The two clients at work; each gives the names of the first articles that it hears of.
    private final class Clients: Sendable {
        private let names = Mutex<[String: [String]]>([:])
        private let done = DispatchSemaphore(value: 0)

        init(socket: String, count: Int) {
            Task {
                var heard: [String] = []
                let stream = RecordStream(
                    socket: socket, from: .first, filter: #"{"kind":"article"}"#)
                do {
                    for try await record in stream {
                        if case .article(let article) = record.payload {
                            heard.append(article.source.name)
                        }
                        if heard.count == count { break }
                    }
                } catch {
                    heard.append("\(error)")
                }
                finish("swift", heard)
            }
            Thread.detachNewThread {
                let result = SubscriberTests.python.flatMap { python in
                    try? runProgram(
                        python,
                        [
                            "\(SubscriberTests.scripts)/follow.py",
                            "\(Checkout.path)/seeds/clients", socket, "\(count)",
                        ])
                }
                let lines = result?.lines ?? []
                self.finish("python", lines.map { String($0.split(separator: " ")[1]) })
            }
        }

        private func finish(_ client: String, _ heard: [String]) {
            names.withLock { $0[client] = heard }
            done.signal()
        }

        func wait() -> (swift: [String], python: [String]) {
            done.wait()
            done.wait()
            return names.withLock { ($0["swift"] ?? [], $0["python"] ?? []) }
        }
    }

    /// Resuming at a place in another journal is refused, never skipped.
    @Test func aStreamThatCannotGoOnSaysSo() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let socket = daemon.socket
            let done = DispatchSemaphore(value: 0)
            Task {
                let stream = RecordStream(
                    socket: socket, from: .resume("00000000-0000-0000-0000-000000000001:1"))
                let error = await #expect(throws: ClientError.self) {
                    for try await _ in stream {}
                }
                #expect(error?.reason == "journal_changed")
                done.signal()
            }
            done.wait()
            #expect(daemon.stop() == 0)
        }
    }

    @Test func statusAndMetricsTellOfSubscribers() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            var subscription = try Subscription(socket: daemon.socket, from: .first)
            _ = try subscription.next()
            let status = try runProgram(
                Checkout.program("dateline"), ["status", "--socket", daemon.socket])
            #expect(status.output.contains("subscriber 1     uid \(geteuid()), pid "))
            if let curl = findProgram("curl") {
                let metrics = try runProgram(
                    curl, ["-sS", "--unix-socket", daemon.socket, "http://dateline/metrics"])
                #expect(metrics.lines.contains("dateline_subscribers 1"), "\(metrics.errors)")
                Self.checkMetrics(metrics.lines)
            }
            withExtendedLifetime(subscription) {}
            #expect(daemon.stop() == 0)
        }
    }

    /// Prometheus's rules: HELP and TYPE before each family, once; names in snake case; counters
    /// end in `_total`; no sample twice.
    private static func checkMetrics(_ lines: [String]) {
        var types: [String: String] = [:]
        var samples: Set<String> = []
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix("# TYPE ") {
                #expect(types.updateValue(words[3], forKey: words[2]) == nil, "\(line)")
                #expect((words[3] == "counter") == words[2].hasSuffix("_total"), "\(line)")
            } else if !line.hasPrefix("# HELP ") {
                let name = String(words[0].prefix { $0 != "{" })
                #expect(types[name] != nil, "\(line)")
                #expect(samples.insert(words[0]).inserted, "\(line)")
                #expect(name.allSatisfy { $0.isLowercase || $0 == "_" }, "\(line)")
                #expect(Double(words[words.count - 1]) != nil, "\(line)")
            }
        }
        #expect(types.count > 10)
    }
}

import Broadcast
import Foundation
import Glibc
import Journaling
import Platform
import Synchronization
import TestSupport
import Testing

/// Figures, not tests: Benchmarks/README.md tells how to run them.
@Suite(
    .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["DATELINE_FIGURES"] != nil, "only figures"))
struct BroadcastFigures {
    /// A server over a journal that `fill` has written; `body` may append.
    private func withServer(
        fill: (inout JournalWriter) throws -> Void = { _ in },
        _ body:
            @escaping @Sendable (
                _ socket: String, _ append: @Sendable ([UInt8], Int) throws -> UInt64
            ) throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        var opened = try JournalWriter.open(path: "\(folder.path)/journal", now: 1_000_000)
        try fill(&opened)
        try opened.commit()
        let tail = DurableTail(nextSeq: opened.nextSeq)
        let writer = Mutex<JournalWriter?>(consume opened)
        let socket = "\(folder.path)/socket"
        let server = Server(
            options: Server.Options(
                socketPath: socket, journalPath: "\(folder.path)/journal",
                journal: Identifier(high: 3, low: 4)),
            tail: tail, answers: Server.Answers(status: { _ in [] }, metrics: { _ in [] }))
        let ready = AsyncStream.makeStream(of: Void.self)
        async let running: Void = server.run { ready.continuation.yield() }
        for await _ in ready.stream { break }
        let append: @Sendable ([UInt8], Int) throws -> UInt64 = { payload, count in
            let next = try writer.withLock { writer in
                let batch = Batch(id: .random(), type: 1, recordCount: count, payload: payload)
                _ = try writer?.append(batch, now: Clocks.wallMicroseconds())
                try writer?.commit()
                return writer?.nextSeq ?? 0
            }
            let durable = Clocks.monotonicNanoseconds()
            tail.advance(to: next)
            return durable
        }
        try await onOwnThread { try body(socket, append) }
        tail.stop()
        try await running
    }

    private static let line = Array(
        (#"{"kind":"quote","article":"0a","quote":{"id":"q1","text":""#
            + String(repeating: "word ", count: 60) + "\"}}\n").utf8)

    private static func payload(_ count: Int) -> [UInt8] {
        Array(repeatElement(line, count: count).joined())
    }

    private static func percentiles(_ nanoseconds: [UInt64]) -> (p50: Double, p99: Double) {
        let sorted = nanoseconds.sorted()
        return (
            Double(sorted[sorted.count / 2]) / 1_000,
            Double(sorted[sorted.count * 99 / 100]) / 1_000
        )
    }

    /// Round trips of the same bytes over a Unix socket pair between two threads.
    private static func echo(_ rounds: Int) -> [UInt64] {
        var ends: [Int32] = [0, 0]
        unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
        let other = ends[1]
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = unsafe read(other, &bytes, bytes.count)
                guard count > 0 else { break }
                let echoed = unsafe write(other, &bytes, count)
                if echoed != count { break }
            }
            close(other)
        }
        var bytes = line
        var times: [UInt64] = []
        for _ in 0..<rounds {
            let start = Clocks.monotonicNanoseconds()
            unsafe write(ends[0], &bytes, bytes.count)
            var got = 0
            while got < line.count { got += unsafe read(ends[0], &bytes, bytes.count) }
            times.append(Clocks.monotonicNanoseconds() - start)
            poll(nil, 0, 1)
        }
        close(ends[0])
        return times
    }

    @Test func durableToSubscriber() async throws {
        try await withServer { socket, append in
            let client = try RawConnection(path: socket)
            try client.send("{\"subscribe\":{}}\n")
            _ = try client.lines(2)
            var times: [UInt64] = []
            for _ in 0..<2_000 {
                let durable = try append(Self.line, 1)
                var end: UInt8 = 0
                while end != 10 { end = client.read(1 << 16).last ?? 10 }
                times.append(Clocks.monotonicNanoseconds() - durable)
                poll(nil, 0, 1)
            }
            let (ours, bare) = (Self.percentiles(times), Self.percentiles(Self.echo(2_000)))
            print(
                "durable → subscriber: p50 \(ours.p50) µs, p99 \(ours.p99) µs; bare echo: p50 "
                    + "\(bare.p50) µs, p99 \(bare.p99) µs; ratios \(ours.p50 / bare.p50), "
                    + "\(ours.p99 / bare.p99)")
        }
    }

    @Test(arguments: [
        "{}", #"{"kind":"quote"}"#, #"{"kind":"event"}"#, #"{"speaker":"arden"}"#,
    ])
    func replay(filter: String) async throws {
        let batches = 4_000
        let records = 100
        try await withServer { writer in
            let payload = Self.payload(records)
            for _ in 0..<batches {
                _ = try writer.append(
                    Batch(id: .random(), type: 1, recordCount: records, payload: payload),
                    now: 1_000_000)
            }
        } _: { socket, _ in
            let client = try RawConnection(path: socket)
            let start = Clocks.monotonicNanoseconds()
            try client.send(
                #"{"subscribe":{"from":"first","filter":\#(filter)}}"# + "\n")
            var bytes = 0
            var end: [UInt8] = []
            while !String(decoding: end, as: UTF8.self).contains("{\"live\"") {
                let more = client.read(1 << 20)
                if more.isEmpty { break }
                bytes += more.count
                end = Array((end + more.suffix(40)).suffix(40))
            }
            let seconds = Double(Clocks.monotonicNanoseconds() - start) / 1e9
            print(
                "replay, \(filter): \(Int(Double(batches * records) / seconds)) records/s, "
                    + "\(bytes >> 20) MiB in \(seconds) s")
        }
    }

    /// Appends with nobody there, and with 256 subscribers of whom 32 never read.
    @Test func manySubscribers() async throws {
        try await withServer { socket, append in
            let payload = Self.payload(100)
            func rate(_ batches: Int) throws -> Double {
                let start = Clocks.monotonicNanoseconds()
                for _ in 0..<batches { _ = try append(payload, 100) }
                return Double(batches) * 1e9 / Double(Clocks.monotonicNanoseconds() - start)
            }
            _ = try rate(200)
            let alone = try rate(500)
            let before = Self.residentKibibytes()
            var idle: [RawConnection] = []
            for number in 0..<256 {
                let client = try RawConnection(path: socket)
                try client.send("{\"subscribe\":{}}\n")
                if number < 32 {
                    idle.append(client)
                } else {
                    Thread.detachNewThread { while !client.read(1 << 16).isEmpty {} }
                }
            }
            let crowded = try rate(500)
            let after = Self.residentKibibytes()
            print(
                "256 subscribers, 32 never reading: \(Int(alone)) → \(Int(crowded)) batches/s "
                    + "(\(Int(100 * (1 - crowded / alone))) % less), +\((after - before) >> 10) MiB"
            )
            withExtendedLifetime(idle) {}
        }
    }

    private static func residentKibibytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (Int(text.split(separator: " ").dropFirst().first ?? "0") ?? 0) * 4
    }
}

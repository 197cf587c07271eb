import Broadcast
import Foundation
import Journaling
import Platform
import TestSupport
import Testing

/// The transcript of docs/SOCKET.md, against a real server.
@Suite(.timeLimit(.minutes(1))) struct TranscriptTests {
    /// The fenced blocks behind a mark, as lines.
    private static func blocks(_ mark: String) throws -> [[String]] {
        let text = try String(contentsOfFile: "\(Checkout.path)/docs/SOCKET.md", encoding: .utf8)
        return text.components(separatedBy: "<!-- \(mark) -->\n```\n").dropFirst().map { part in
            part.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
        }
    }

    private static func batches() throws -> [Batch] {
        let lines = try #require(try blocks("transcript: journal").first)
        return lines.split(separator: "").map { lines in
            Batch(
                id: .random(), type: 1, recordCount: lines.count,
                payload: lines.flatMap { Array("\($0)\n".utf8) })
        }
    }

    @Test func everyLineComesAsItStandsThere() async throws {
        let transcripts = try Self.blocks("transcript")
        #expect(transcripts.count >= 5)
        let folder = try TemporaryFolder()
        var writer = try JournalWriter.open(path: "\(folder.path)/journal", now: 0)
        for (number, batch) in try Self.batches().enumerated() {
            _ = try writer.append(batch, now: UInt64(number + 1) * 1_000_000)
        }
        try writer.commit()
        let tail = DurableTail(nextSeq: writer.nextSeq)
        let socket = "\(folder.path)/socket"
        let server = Server(
            options: Server.Options(
                socketPath: socket, journalPath: "\(folder.path)/journal",
                journal: Identifier(high: 3, low: 4), progressSeconds: 1),
            tail: tail, answers: Server.Answers(status: { _ in [] }, metrics: { _ in [] }))
        let ready = AsyncStream.makeStream(of: Void.self)
        async let running: Void = server.run { ready.continuation.yield() }
        for await _ in ready.stream { break }
        for transcript in transcripts {
            try await onOwnThread { try Self.replay(transcript, socket: socket, tail: tail) }
        }
        tail.stop()
        try await running
    }

    private static func replay(_ lines: [String], socket: String, tail: DurableTail) throws {
        let connection = try RawConnection(path: socket)
        for line in lines {
            let text = String(line.dropFirst(2))
            switch line.first {
            case ">": try connection.send("\(text)\n")
            case "<": #expect(try connection.lines(1) == [text])
            case "*": tail.stop()
            default: Issue.record("what is this? \(line)")
            }
        }
    }
}

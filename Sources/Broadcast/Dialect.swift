import Filtering
import Platform

/// How records and messages are written to one client.
enum Dialect: Sendable {
    /// One line of JSON each.
    case lines
    /// Server-sent events, whose ids are resume points: what `EventSource` in a browser reads.
    case events(journal: Identifier)

    var contentType: String {
        switch self {
        case .lines: "application/x-ndjson"
        case .events: "text/event-stream"
        }
    }

    func append(_ line: Int, of batch: RecordBatch, to bytes: inout [UInt8]) {
        switch self {
        case .lines:
            batch.append(line, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        case .events(let journal):
            bytes += "id: \(journal.uuid):\(batch.seq(line) + 1)\ndata: ".utf8
            batch.append(line, to: &bytes)
            bytes += "\n\n".utf8
        }
    }

    func bytes(of message: Message) -> [UInt8] {
        switch self {
        case .lines: return message.bytes + [UInt8(ascii: "\n")]
        case .events(let journal):
            var bytes = Array("event: \(message.eventName)\n".utf8)
            if let seq = message.resumeSeq { bytes += "id: \(journal.uuid):\(seq)\n".utf8 }
            return bytes + "data: ".utf8 + message.bytes + "\n\n".utf8
        }
    }

    /// The head of an answer by HTTP whose end is the connection's.
    static func head(status: String, contentType: String) -> [UInt8] {
        Array(
            """
            HTTP/1.1 \(status)\r
            Content-Type: \(contentType)\r
            Cache-Control: no-store\r
            Connection: close\r
            \r

            """.utf8)
    }
}

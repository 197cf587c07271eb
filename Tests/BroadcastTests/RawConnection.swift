import Foundation
import Glibc

/// A client that says and reads bytes as a test wants it.
final class RawConnection: Sendable {
    let number: Int32

    struct Failure: Error { let errno: Int32 }

    init(path: String) throws {
        number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(number, $0, size)
            }
        }
        if result != 0 { throw Failure(errno: errno) }
    }

    deinit { close(number) }

    func send(_ text: String, thenClose: Bool = false) throws {
        try send(Array(text.utf8))
        if thenClose { shutdown(number, Int32(SHUT_WR)) }
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 { throw Failure(errno: errno) }
            sent += count
        }
    }

    /// At most `limit` bytes; empty at the end.
    func read(_ limit: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe recv(number, $0.baseAddress, $0.count, 0)
        }
        return Array(bytes.prefix(max(0, count)))
    }

    /// So many lines, one byte at a time: nothing behind them is taken.
    func lines(_ count: Int) throws -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        while lines.count < count {
            guard let byte = read(1).first else { throw Failure(errno: 0) }
            if byte == 10 {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            } else {
                line.append(byte)
            }
        }
        return lines
    }

    /// Everything up to the end.
    func rest() -> String {
        var bytes: [UInt8] = []
        while true {
            let more = read(1 << 16)
            if more.isEmpty { return String(decoding: bytes, as: UTF8.self) }
            bytes += more
        }
    }

    /// The records' seqs up to the end, and where the good-bye says to resume.
    func seqsAndResume() throws -> (seqs: [UInt64], resume: String?) {
        var seqs: [UInt64] = []
        var resume: String?
        for line in rest().split(separator: "\n") {
            let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if let seq = fields?["seq"] as? UInt64 { seqs.append(seq) }
            if fields?["bye"] as? String == "slow" { resume = fields?["resume"] as? String }
        }
        return (seqs, resume)
    }

    static func http(_ head: String, path: String) throws -> String {
        let connection = try RawConnection(path: path)
        try connection.send("\(head)\r\n\r\n")
        return connection.rest()
    }
}
